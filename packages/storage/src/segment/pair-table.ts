import type { SegmentIndex } from "./segment-index.ts";

/** Numbers the distinct pairs of instant and from that a segment's entries have. */
export interface PairTable {
  find(instant: number, from: number): number;
  columns(): Pick<SegmentIndex, "instants" | "froms" | "openedAtMs">;
}

export function createPairTable(nowMs: () => number): PairTable {
  const instants: number[] = [];
  const froms: number[] = [];
  const openedAtMs: number[] = [];
  const byInstant = new Map<number, Map<number, number>>();
  // Pushes come in runs of one pair.
  let last = -1;
  let lastInstant = -1;
  let lastFrom = -1;

  function lookUp(instant: number, from: number): number {
    let byFrom = byInstant.get(instant);
    if (byFrom === undefined) {
      byFrom = new Map();
      byInstant.set(instant, byFrom);
    }
    const known = byFrom.get(from);
    if (known !== undefined) return known;
    byFrom.set(from, instants.length);
    froms.push(from);
    openedAtMs.push(nowMs());
    return instants.push(instant) - 1;
  }

  return {
    find(instant, from) {
      if (instant === lastInstant && from === lastFrom) return last;
      last = lookUp(instant, from);
      lastInstant = instant;
      lastFrom = from;
      return last;
    },
    columns: () => ({
      instants: Float64Array.from(instants),
      froms: Float64Array.from(froms),
      openedAtMs: Float64Array.from(openedAtMs),
    }),
  };
}
