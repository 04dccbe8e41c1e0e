import type { UnchangedRanges } from "./segment-index.ts";

/** Gathers ordinals into ranges, one pair of instant and from each. */
export interface RangeList {
  add(pair: number, ordinal: number): void;
  readonly length: number;
  /** Ordered by pair and ordinal, neighbours joined. */
  columns(): UnchangedRanges;
}

const ORDINALS = 2 ** 32;

export function createRangeList(): RangeList {
  const pairs: number[] = [];
  const firsts: number[] = [];
  const counts: number[] = [];
  let isSorted = true;

  // The last range is kept apart, since most ordinals only make it longer.
  let lastPair = -1;
  let first = 0;
  let end = 0;

  function add(pair: number, ordinal: number): void {
    if (lastPair === pair && end === ordinal) {
      end++;
      return;
    }
    closeRange();
    if (pair < lastPair || (pair === lastPair && ordinal < end)) isSorted = false;
    lastPair = pair;
    first = ordinal;
    end = ordinal + 1;
  }

  function closeRange(): void {
    if (lastPair === -1) return;
    pairs.push(lastPair);
    firsts.push(first);
    counts.push(end - first);
  }

  const withLast = (values: readonly number[], last: number) =>
    lastPair === -1 ? values : [...values, last];

  return {
    add,
    get length() {
      return lastPair === -1 ? 0 : pairs.length + 1;
    },
    columns() {
      const ranges = toColumns(
        withLast(pairs, lastPair),
        withLast(firsts, first),
        withLast(counts, end - first),
      );
      return isSorted ? ranges : joinNeighbours(sortRanges(ranges));
    },
  };
}

function toColumns(
  pairs: readonly number[],
  firsts: readonly number[],
  counts: readonly number[],
): UnchangedRanges {
  return {
    pairs: Uint32Array.from(pairs),
    firsts: Uint32Array.from(firsts),
    counts: Uint32Array.from(counts),
  };
}

/** Sorts numbers rather than objects: pushes in random order make very many ranges of one. */
function sortRanges({ pairs, firsts, counts }: UnchangedRanges): UnchangedRanges {
  const countByKey = new Map<number, number>();
  const keys = new Float64Array(pairs.length);
  for (let index = 0; index < keys.length; index++) {
    const key = (pairs[index] ?? 0) * ORDINALS + (firsts[index] ?? 0);
    keys[index] = key;
    countByKey.set(key, Math.max(countByKey.get(key) ?? 0, counts[index] ?? 0));
  }
  keys.sort();
  return {
    pairs: Uint32Array.from(keys, (key) => Math.floor(key / ORDINALS)),
    firsts: Uint32Array.from(keys, (key) => key % ORDINALS),
    counts: Uint32Array.from(keys, (key) => countByKey.get(key) ?? 0),
  };
}

function joinNeighbours(ranges: UnchangedRanges): UnchangedRanges {
  const pairs: number[] = [];
  const firsts: number[] = [];
  const counts: number[] = [];
  for (let index = 0; index < ranges.pairs.length; index++) {
    const pair = ranges.pairs[index] ?? 0;
    const first = ranges.firsts[index] ?? 0;
    const count = ranges.counts[index] ?? 0;
    const last = pairs.length - 1;
    const end = (firsts[last] ?? 0) + (counts[last] ?? 0);
    if (last >= 0 && pairs[last] === pair && first <= end) {
      counts[last] = Math.max(end, first + count) - (firsts[last] ?? 0);
    } else {
      pairs.push(pair);
      firsts.push(first);
      counts.push(count);
    }
  }
  return toColumns(pairs, firsts, counts);
}
