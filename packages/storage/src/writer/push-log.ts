import type { Digest } from "@runbox/core";
import type { SegmentIndex } from "../segment/segment-index.ts";
import { maxInstantOf, minFromOf } from "../segment/segment-index.ts";
import { digestToHex } from "../values/digest-hex.ts";
import { orderByFrom } from "./order-by-from.ts";

/** A segment of the open session that later savepoints may still take entries from. */
export interface LoggedSegment {
  readonly slot: number;
  readonly seq: number;
  readonly minFrom: number;
  readonly maxInstant: number;
  readonly entryCount: number;
  /** Whether a savepoint has taken from it already, and so accounts for its bytes. */
  isAccounted: boolean;
  /** Entries with a lower `from` have been taken. */
  takenBelow: number;
  /** Absent when memory was needed for others; read again when it is asked for. */
  index: SegmentIndex | undefined;
  cursor: Cursor | undefined;
}

interface Cursor {
  readonly order: Uint32Array;
  position: number;
}

/** Pushes above the newest savepoint, in memory as far as there is room. */
export interface PushLog {
  add(slot: number, seq: number, index: SegmentIndex): LoggedSegment;
  /** Takes all entries with `from < instant` that were not taken yet. */
  take(instant: number, taker: EntryTaker): Promise<readonly LoggedSegment[]>;
  /** Forgets segments that nothing above an instant needs. */
  release(instant: number): readonly LoggedSegment[];
  /** See `RunWriter.findPush`. */
  find(ordinal: number, instant: number): Promise<Digest | null | undefined>;
  /** Gives indexes of written segments up while there are too many in memory. */
  shrink(isWritten: (seq: number) => boolean): void;
}

export type EntryTaker = (slot: number, index: SegmentIndex, entry: number, from: number) => void;

/** 28 bytes each: this many keep the log's memory at some 30 MB. */
const ENTRIES_IN_MEMORY_MAX = 1_000_000;

/** @param reload reads an index again that was given up. */
export function createPushLog(reload: (seq: number) => Promise<SegmentIndex>): PushLog {
  let segments: LoggedSegment[] = [];
  let entriesInMemory = 0;

  async function indexOf(segment: LoggedSegment): Promise<SegmentIndex> {
    if (segment.index !== undefined) return segment.index;
    segment.index = await reload(segment.seq);
    entriesInMemory += segment.entryCount;
    return segment.index;
  }

  function cursorOf(segment: LoggedSegment, index: SegmentIndex): Cursor {
    if (segment.cursor !== undefined) return segment.cursor;
    const order = orderByFrom(index);
    const isTaken = (entry: number) => fromOf(index, entry) < segment.takenBelow;
    const first = order.findIndex((entry) => !isTaken(entry));
    segment.cursor = { order, position: first === -1 ? order.length : first };
    return segment.cursor;
  }

  function takeFrom(
    segment: LoggedSegment,
    index: SegmentIndex,
    instant: number,
    taker: EntryTaker,
  ) {
    const cursor = cursorOf(segment, index);
    for (; cursor.position < cursor.order.length; cursor.position++) {
      const entry = cursor.order[cursor.position] ?? 0;
      const from = fromOf(index, entry);
      if (from >= instant) break;
      taker(segment.slot, index, entry, from);
    }
    segment.takenBelow = instant;
  }

  return {
    add(slot, seq, index) {
      const segment: LoggedSegment = {
        slot,
        seq,
        minFrom: minFromOf(index),
        maxInstant: maxInstantOf(index),
        entryCount: index.entryCount,
        isAccounted: false,
        takenBelow: 0,
        index,
        cursor: undefined,
      };
      segments.push(segment);
      entriesInMemory += index.entryCount;
      return segment;
    },
    async take(instant, taker) {
      const touched = segments.filter(
        (segment) => segment.minFrom < instant && !isExhausted(segment),
      );
      for (const segment of touched) takeFrom(segment, await indexOf(segment), instant, taker);
      return touched;
    },
    release(instant) {
      const released = segments.filter(
        (segment) => segment.maxInstant <= instant && segment.minFrom < instant,
      );
      if (released.length === 0) return released;
      segments = segments.filter((segment) => !released.includes(segment));
      for (const { index, entryCount } of released) if (index) entriesInMemory -= entryCount;
      return released;
    },
    async find(ordinal, instant) {
      for (const segment of segments) {
        if (segment.maxInstant < instant || segment.minFrom >= instant) continue;
        const found = findInIndex(await indexOf(segment), ordinal, instant);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    shrink(isWritten) {
      // The newest go first: they are needed last.
      for (let at = segments.length - 1; at >= 0 && entriesInMemory > ENTRIES_IN_MEMORY_MAX; at--) {
        const segment = segments[at];
        if (segment?.index === undefined || !isWritten(segment.seq)) continue;
        segment.index = undefined;
        segment.cursor = undefined;
        entriesInMemory -= segment.entryCount;
      }
    },
  };
}

function isExhausted({ cursor }: LoggedSegment): boolean {
  return cursor !== undefined && cursor.position === cursor.order.length;
}

function fromOf(index: SegmentIndex, entry: number): number {
  return index.froms[index.pairs[entry] ?? 0] ?? 0;
}

/** The digest of a push, `null` for one without bytes, `undefined` when there is none. */
export function findInIndex(
  index: SegmentIndex,
  ordinal: number,
  instant: number,
): Digest | null | undefined {
  for (let entry = 0; entry < index.entryCount; entry++) {
    if (index.ordinals[entry] !== ordinal) continue;
    if (index.instants[index.pairs[entry] ?? 0] === instant) {
      return digestToHex(index.digests, entry);
    }
  }
  const { pairs, firsts, counts } = index.unchanged;
  for (let range = 0; range < firsts.length; range++) {
    const first = firsts[range] ?? 0;
    const isIn = ordinal >= first && ordinal < first + (counts[range] ?? 0);
    if (isIn && index.instants[pairs[range] ?? 0] === instant) return null;
  }
  return undefined;
}
