import fc from "fast-check";
import { expect, it } from "vitest";
import type { SegmentIndex } from "../segment/segment-index.ts";
import { orderByFrom } from "./order-by-from.ts";

it("entries come by ascending from, those with the same one in their own order", () => {
  const anyEntries = fc.array(fc.nat({ max: 5 }), { maxLength: 60 });
  fc.assert(
    fc.property(
      anyEntries,
      fc.array(fc.nat({ max: 3 }), { minLength: 6, maxLength: 6 }),
      (pairs, froms) => {
        const index = {
          entryCount: pairs.length,
          pairs: Uint32Array.from(pairs),
          froms: Float64Array.from(froms),
        } as unknown as SegmentIndex;
        const fromOf = (entry: number) => froms[pairs[entry] ?? 0] ?? 0;
        const sorted = pairs
          .map((_, entry) => entry)
          .sort((left, right) => fromOf(left) - fromOf(right) || left - right);
        expect([...orderByFrom(index)]).toEqual(sorted);
      },
    ),
  );
});
