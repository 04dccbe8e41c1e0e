/**
 * What a segment holds, without the states: which entities pushed, when, how many bytes, with
 * which digest. Columns of equal length, one row an entry; the order is that of the body.
 */
export interface SegmentIndex {
  readonly entryCount: number;
  readonly ordinals: Uint32Array;
  /** Which pair of `instants` and `froms` an entry has. */
  readonly pairs: Uint32Array;
  readonly stateBytes: Uint32Array;
  /** `DIGEST_BYTES` for each entry. */
  readonly digests: Uint8Array;
  /** The distinct pairs of instant and from. Many entities share one. */
  readonly instants: Float64Array;
  readonly froms: Float64Array;
  /** Wall time of the first entry of each pair in this segment. */
  readonly openedAtMs: Float64Array;
  readonly unchanged: UnchangedRanges;
  /** Bytes of the body before compression. */
  readonly bodyBytes: number;
}

/** Pushes without bytes: ranges of ordinals that share a pair. */
export interface UnchangedRanges {
  readonly pairs: Uint32Array;
  readonly firsts: Uint32Array;
  readonly counts: Uint32Array;
}

/** The least "from" of any entry, with bytes or without. `Infinity` for an empty index. */
export function minFromOf(index: SegmentIndex): number {
  let least = Number.POSITIVE_INFINITY;
  for (const from of index.froms) if (from < least) least = from;
  return least;
}

/** The greatest instant of any entry. `-1` for an empty index. */
export function maxInstantOf(index: SegmentIndex): number {
  let greatest = -1;
  for (const instant of index.instants) if (instant > greatest) greatest = instant;
  return greatest;
}
