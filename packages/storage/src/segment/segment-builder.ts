import { DIGEST_BYTES, type PushEntry } from "@runbox/core";
import { writeDigest } from "../values/digest-hex.ts";
import { createPairTable } from "./pair-table.ts";
import { createRangeList } from "./range-list.ts";
import type { SegmentIndex } from "./segment-index.ts";
import { SEGMENT_BODY_BYTES, SEGMENT_ENTRIES_MAX, SEGMENT_RANGES_MAX } from "./segment-limits.ts";

/** A segment that takes no more entries. */
export interface BuiltSegment {
  readonly index: SegmentIndex;
  readonly body: Uint8Array;
}

/** Gathers entries into one segment. Copies the states, so that nothing of the caller is held. */
export interface SegmentBuilder {
  /** Takes an entry, and says whether the segment is full now. */
  add(entry: PushEntry): boolean;
  readonly isEmpty: boolean;
  /** Whether a state would better begin a new segment. */
  hasNoRoomFor(stateBytes: number): boolean;
  /** What the builder holds now, for looking into; views that the next `add` may outdate. */
  peek(): SegmentIndex;
  build(): BuiltSegment;
}

/** What a builder starts with. It grows when that is not enough. */
export interface BuilderRoom {
  /** As many entries as the segment before had. */
  readonly entries: number;
  /** Memory for the states; the built segment's body is a view of it. */
  readonly body: Buffer;
}

/** @param nowMs wall time, for when instants were opened. */
export function createSegmentBuilder(nowMs: () => number, room: BuilderRoom): SegmentBuilder {
  let columns = allocate(Math.max(room.entries, ENTRIES_MIN));
  let { body } = room;
  let entryCount = 0;
  let bodyBytes = 0;
  const pairs = createPairTable(nowMs);
  const unchanged = createRangeList();

  function addState(ordinal: number, pair: number, state: NonNullable<PushEntry["state"]>): void {
    if (entryCount === columns.ordinals.length) columns = grow(columns);
    const needed = bodyBytes + state.bytes.length;
    if (needed > body.length) body = enlarge(body, bodyBytes, needed);
    columns.ordinals[entryCount] = ordinal;
    columns.pairs[entryCount] = pair;
    columns.stateBytes[entryCount] = state.bytes.length;
    writeDigest(columns.digests, entryCount, state.digest);
    body.set(state.bytes, bodyBytes);
    bodyBytes = needed;
    entryCount++;
  }

  function addEntry({ ordinal, instant, from, state }: PushEntry): boolean {
    const pair = pairs.find(instant, from);
    if (state === null) {
      unchanged.add(pair, ordinal);
      return unchanged.length >= SEGMENT_RANGES_MAX;
    }
    addState(ordinal, pair, state);
    return bodyBytes >= SEGMENT_BODY_BYTES || entryCount >= SEGMENT_ENTRIES_MAX;
  }

  const peek = (): SegmentIndex => ({
    entryCount,
    ordinals: columns.ordinals.subarray(0, entryCount),
    pairs: columns.pairs.subarray(0, entryCount),
    stateBytes: columns.stateBytes.subarray(0, entryCount),
    digests: columns.digests.subarray(0, entryCount * DIGEST_BYTES),
    ...pairs.columns(),
    unchanged: unchanged.columns(),
    bodyBytes,
  });

  return {
    add: addEntry,
    get isEmpty() {
      return entryCount === 0 && unchanged.length === 0;
    },
    hasNoRoomFor: (stateBytes) => entryCount > 0 && bodyBytes + stateBytes > 2 * SEGMENT_BODY_BYTES,
    peek,
    build: () => ({ index: peek(), body: body.subarray(0, bodyBytes) }),
  };
}

const ENTRIES_MIN = 64;

interface Columns {
  readonly ordinals: Uint32Array;
  readonly pairs: Uint32Array;
  readonly stateBytes: Uint32Array;
  readonly digests: Uint8Array;
}

function allocate(entries: number): Columns {
  return {
    ordinals: new Uint32Array(entries),
    pairs: new Uint32Array(entries),
    stateBytes: new Uint32Array(entries),
    digests: new Uint8Array(entries * DIGEST_BYTES),
  };
}

function grow(columns: Columns): Columns {
  const grown = allocate(columns.ordinals.length * 2);
  grown.ordinals.set(columns.ordinals);
  grown.pairs.set(columns.pairs);
  grown.stateBytes.set(columns.stateBytes);
  grown.digests.set(columns.digests);
  return grown;
}

function enlarge(body: Buffer, usedBytes: number, neededBytes: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(Math.max(body.length * 2, neededBytes));
  body.copy(larger, 0, 0, usedBytes);
  return larger;
}
