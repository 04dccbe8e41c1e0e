import type { ExternalMs } from "@runbox/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createContentDigest } from "./content-digest.ts";

const anyDigests = fc.uint8Array({ minLength: 64, maxLength: 64 });
const AT = 60_000 as ExternalMs;

function digestOf(digests: Uint8Array, ordinals: readonly number[] = [0, 1, 2, 3]): string {
  const content = createContentDigest();
  for (const ordinal of ordinals) content.add(digests, ordinal, ordinal);
  return content.finish(AT, "registry", 4);
}

describe("the digest of a savepoint's content", () => {
  it("does not depend on the order in which entities were taken", () => {
    fc.assert(
      fc.property(anyDigests, (digests) => {
        expect(digestOf(digests, [3, 1, 0, 2])).toBe(digestOf(digests));
      }),
    );
  });

  it("is the same after a state was replaced as when it had been there from the first", () => {
    fc.assert(
      fc.property(anyDigests, anyDigests, (before, after) => {
        const content = createContentDigest();
        for (const ordinal of [0, 1, 2, 3]) content.add(before, ordinal, ordinal);
        for (const ordinal of [2, 0, 3, 1]) {
          content.remove(before, ordinal, ordinal);
          content.add(after, ordinal, ordinal);
        }
        expect(content.finish(AT, "registry", 4)).toBe(digestOf(after));
      }),
    );
  });

  it("changes when two entities trade their states, and with any bit of any state", () => {
    const digests = Uint8Array.from({ length: 64 }, (_, at) => (at * 37) % 256);
    const traded = digests.slice();
    traded.set(digests.subarray(16, 32), 0);
    traded.set(digests.subarray(0, 16), 16);
    const seen = new Set([digestOf(digests), digestOf(traded)]);
    for (let bit = 0; bit < 64 * 8; bit++) {
      const flipped = digests.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      seen.add(digestOf(flipped));
    }
    expect(seen.size).toBe(2 + 64 * 8);
  });

  it("changes with the instant, the registry and the number of entities", () => {
    const content = createContentDigest();
    const seen = new Set([
      content.finish(AT, "r", 4),
      content.finish(AT, "q", 4),
      content.finish(AT, "r", 5),
      content.finish(0 as ExternalMs, "r", 4),
    ]);
    expect(seen.size).toBe(4);
  });
});
