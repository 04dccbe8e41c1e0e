import { type Digest, type ExternalMs, InvariantViolation } from "@runbox/core";
import type { SegmentRef } from "../manifest/manifest-format.ts";
import type { SegmentIndex } from "../segment/segment-index.ts";
import { createContentDigest } from "../values/content-digest.ts";
import {
  createValueTable,
  equalDigests,
  NO_SLOT,
  setValue,
  type ValueTable,
} from "../values/value-table.ts";

/** A segment that a savepoint can name. */
export interface FrontierSegment {
  readonly ref: SegmentRef;
  /** Known once it is encoded. */
  storedBytes: number;
  /** How many entities have their state in it, as of the newest savepoint. */
  liveCount: number;
  /** Whether nothing of it is waiting to be absorbed. */
  isReleased: boolean;
}

/** What a savepoint comes to. */
export interface SavepointContent {
  readonly changedCount: number;
  readonly stateBytes: number;
  readonly reachableBytes: number;
  readonly digest: Digest;
}

/**
 * The content of the newest complete savepoint, kept up to date entry by entry: which segment has
 * the state of each entity, and so which segments a savepoint needs. What a savepoint costs is
 * what changed.
 */
export interface Frontier {
  readonly table: ValueTable;
  /** Gives a segment its slot. */
  addSegment(ref: SegmentRef, storedBytes: number): number;
  segmentAt(slot: number): FrontierSegment;
  /** Takes an entry whose `from` is below the savepoint that is being completed. */
  absorb(slot: number, index: SegmentIndex, entry: number, from: number): void;
  /** The content as of an instant, once everything below it was absorbed. */
  summarize(instant: ExternalMs): SavepointContent;
  /** The segments that hold any of it. */
  liveSegments(): readonly SegmentRef[];
  /** Says that nothing will be absorbed from a segment any more: once dead, it is forgotten. */
  releaseSegment(slot: number): void;
}

/** What a frontier begins with: a savepoint's values, or nothing. */
export interface FrontierStart {
  readonly table: ValueTable;
  /** By slot of the table. */
  readonly segments: readonly { readonly ref: SegmentRef; readonly storedBytes: number }[];
}

export function emptyStart(entityCount: number): FrontierStart {
  return { table: createValueTable(entityCount), segments: [] };
}

export function createFrontier(start: FrontierStart, registryDigest: string): Frontier {
  const { table } = start;
  const segments = new Map<number, FrontierSegment>();
  const content = createContentDigest();
  let nextSlot = 0;
  let knownCount = 0;
  let changedCount = 0;
  let stateBytes = 0;

  const addSegment = (ref: SegmentRef, storedBytes: number): number => {
    segments.set(nextSlot, { ref, storedBytes, liveCount: 0, isReleased: false });
    return nextSlot++;
  };

  function segmentAt(slot: number): FrontierSegment {
    const segment = segments.get(slot);
    if (segment === undefined) throw new InvariantViolation(`The slot ${slot} has no segment.`);
    return segment;
  }

  function countIn(ordinal: number, slot: number): void {
    segmentAt(slot).liveCount++;
    content.add(table.digests, ordinal, ordinal);
    stateBytes += table.stateBytes[ordinal] ?? 0;
    knownCount++;
  }

  function countOut(ordinal: number, slot: number): void {
    const segment = segmentAt(slot);
    segment.liveCount--;
    if (segment.liveCount === 0 && segment.isReleased) segments.delete(slot);
    content.remove(table.digests, ordinal, ordinal);
    stateBytes -= table.stateBytes[ordinal] ?? 0;
    knownCount--;
  }

  function releaseSegment(slot: number): void {
    const segment = segmentAt(slot);
    segment.isReleased = true;
    if (segment.liveCount === 0) segments.delete(slot);
  }

  for (const { ref, storedBytes } of start.segments) addSegment(ref, storedBytes);
  for (let ordinal = 0; ordinal < table.count; ordinal++) {
    const slot = table.slots[ordinal] ?? NO_SLOT;
    if (slot !== NO_SLOT) countIn(ordinal, slot);
  }
  for (const slot of Array.from(segments.keys())) releaseSegment(slot);

  return {
    table,
    addSegment,
    segmentAt,
    absorb(slot, index, entry, from) {
      const ordinal = index.ordinals[entry] ?? 0;
      // The first of two entries for the same span is kept.
      if (from <= (table.froms[ordinal] ?? 0)) return;
      const oldSlot = table.slots[ordinal] ?? NO_SLOT;
      const isSame =
        oldSlot !== NO_SLOT && equalDigests(table.digests, ordinal, index.digests, entry);
      if (!isSame) changedCount++;
      if (oldSlot !== NO_SLOT) countOut(ordinal, oldSlot);
      setValue(table, ordinal, slot, index, entry, from);
      countIn(ordinal, slot);
    },
    summarize(instant) {
      if (knownCount < table.count) {
        const missing = table.slots.indexOf(NO_SLOT);
        throw new InvariantViolation(`The entity ${missing} has not saved for ${instant}.`);
      }
      let reachableBytes = 0;
      for (const { liveCount, storedBytes } of segments.values()) {
        if (liveCount > 0) reachableBytes += storedBytes;
      }
      const digest = content.finish(instant, registryDigest, table.count);
      const summary = { changedCount, stateBytes, reachableBytes, digest };
      changedCount = 0;
      return summary;
    },
    liveSegments: () =>
      Array.from(segments.values())
        .filter(({ liveCount }) => liveCount > 0)
        .map(({ ref }) => ref),
    releaseSegment,
  };
}
