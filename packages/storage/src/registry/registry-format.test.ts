import { parseEntityId } from "@runbox/core";
import { describe, expect, it } from "vitest";
import { mapOrdinals, NO_ORDINAL } from "./ordinal-map.ts";
import { decodeRegistry, digestOfIds, encodeRegistry } from "./registry-format.ts";

const KEY = { runId: "run-1", registryNo: 2 };
const ids = (...texts: readonly string[]) => texts.map(parseEntityId);

describe("a registry", () => {
  it("gives back its ids in order, and their digest", async () => {
    const entityIds = ids("b", "a", "__proto__".slice(2), "x:1.2-3_4", "Z".repeat(128));
    const decoded = await decodeRegistry(KEY, await encodeRegistry(KEY, entityIds));
    expect(decoded).toEqual({ entityIds, digest: digestOfIds(entityIds) });
  });

  it("has another digest in another order", () => {
    expect(digestOfIds(ids("a", "b"))).not.toBe(digestOfIds(ids("b", "a")));
  });

  it("is refused under another number", async () => {
    const blob = await encodeRegistry(KEY, ids("a"));
    await expect(decodeRegistry({ ...KEY, registryNo: 3 }, blob)).rejects.toThrow("registry 2");
  });

  it("maps ordinals by id, and says who is not in the other", () => {
    const mapped = mapOrdinals(ids("a", "b", "c"), ids("c", "x", "a"));
    expect([...mapped]).toEqual([2, NO_ORDINAL, 0]);
  });
});
