import type { SegmentIndex } from "../segment/segment-index.ts";

/**
 * The entries of an index by ascending `from`, in their own order where it is the same. Counts
 * rather than compares: there are few distinct pairs and many entries.
 */
export function orderByFrom(index: SegmentIndex): Uint32Array {
  const pairCount = index.froms.length;
  const rankOfPair = rankPairs(index.froms);
  const starts = new Uint32Array(pairCount + 1);
  for (let entry = 0; entry < index.entryCount; entry++) {
    const next = (rankOfPair[index.pairs[entry] ?? 0] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let rank = 1; rank <= pairCount; rank++) {
    starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
  }
  const order = new Uint32Array(index.entryCount);
  for (let entry = 0; entry < index.entryCount; entry++) {
    const rank = rankOfPair[index.pairs[entry] ?? 0] ?? 0;
    const place = starts[rank] ?? 0;
    order[place] = entry;
    starts[rank] = place + 1;
  }
  return order;
}

/** The place of each pair among all by `from`; equal ones share a place. */
function rankPairs(froms: Float64Array): Uint32Array {
  const distinct = Float64Array.from(new Set(froms)).sort();
  const rankOf = new Map<number, number>();
  for (const [rank, from] of distinct.entries()) rankOf.set(from, rank);
  return Uint32Array.from(froms, (from) => rankOf.get(from) ?? 0);
}
