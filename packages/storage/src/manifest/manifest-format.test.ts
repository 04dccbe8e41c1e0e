import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeManifest, encodeManifest } from "./manifest-format.ts";

const KEY = { runId: "run-1", savepointId: "sp_1" };

const anyRef = fc.record({
  runId: fc.constantFrom("run-1", "parent", "grandparent"),
  seq: fc.nat(),
  bound: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.nat()),
});

describe("a manifest", () => {
  it("gives back its segments with their runs and bounds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRef), fc.nat(), async (segments, entityCount) => {
        const manifest = { registryNo: 3, entityCount, segments };
        expect(await decodeManifest(KEY, await encodeManifest(KEY, manifest))).toEqual(manifest);
      }),
      { numRuns: 50 },
    );
  });

  it("is refused under the name of another savepoint", async () => {
    const manifest = { registryNo: 1, entityCount: 1, segments: [] };
    const blob = await encodeManifest(KEY, manifest);
    const other = { runId: "run-1", savepointId: "sp_2" };
    await expect(decodeManifest(other, blob)).rejects.toThrow("the manifest of sp_1");
  });
});
