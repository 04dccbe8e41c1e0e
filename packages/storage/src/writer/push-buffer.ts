import type { Clock, Digest, PushEntry } from "@runbox/core";
import { createSerialQueue } from "../database/serial-queue.ts";
import { createBodyPool } from "../segment/body-pool.ts";
import { type EncodedSegment, encodeSegment } from "../segment/encode-segment.ts";
import {
  type BuiltSegment,
  createSegmentBuilder,
  type SegmentBuilder,
} from "../segment/segment-builder.ts";
import { findInIndex } from "./push-log.ts";
import type { SessionFacts } from "./session-facts.ts";

/** Gathers pushes into segments, and makes who pushes wait when too many are not written yet. */
export interface PushBuffer {
  /** @param note is given each entry at once, also those that have to wait. */
  append(entries: readonly PushEntry[], note: NoteEntry): Promise<void>;
  /** Resolves when everything appended before is written. */
  flush(): Promise<void>;
  /** Closes the segment that is being filled, and resolves when all are encoded. */
  sealAll(): Promise<void>;
  /** Closes the segment that is being filled if somebody waits for a flush. */
  sealIfFlushing(): void;
  readonly isEmpty: boolean;
  /** A push that is in no closed segment yet. See `RunWriter.findPush`. */
  find(ordinal: number, instant: number): Digest | null | undefined;
}

export type NoteEntry = (entry: PushEntry) => void;

/** What a buffer works with. */
export interface PushBufferParts {
  readonly facts: SessionFacts;
  readonly clock: Clock;
  readonly firstSeq: number;
  onSealed(seq: number, built: BuiltSegment, encoded: Promise<EncodedSegment>): void;
  waitingCount(): number;
  commit(): Promise<void>;
}

/** So many are written in one transaction, while as many more are encoded. */
const SEGMENTS_PER_COMMIT = 4;
/** Whoever pushes waits while this many, of a megabyte each, are not written yet. */
const SEGMENTS_IN_FLIGHT_MAX = 8;

export function createPushBuffer(parts: PushBufferParts): PushBuffer {
  const { facts, clock } = parts;
  const appends = createSerialQueue();
  const queued = new Set<readonly PushEntry[]>();
  const memory = createBodyPool();
  let entriesBefore = 0;
  let builder: SegmentBuilder | undefined;
  let nextSeq = parts.firstSeq;
  let isFlushing = false;
  let newestEncoded: Promise<unknown> = Promise.resolve();

  function seal(): void {
    if (builder === undefined) return;
    const built = builder.build();
    builder = undefined;
    entriesBefore = built.index.entryCount;
    const seq = nextSeq++;
    const encoded = encodeSegment(
      {
        runId: facts.runId,
        seq,
        epoch: facts.epoch,
        branch: facts.branch,
        registryNo: facts.registry.registryNo,
        stateVersion: facts.stateVersion,
        writtenBy: facts.holder.writtenBy,
      },
      built,
    ).finally(() => memory.give(built.body.buffer));
    newestEncoded = Promise.all([newestEncoded, encoded]);
    newestEncoded.catch(() => undefined);
    parts.onSealed(seq, built, encoded);
  }

  const openBuilder = () =>
    createSegmentBuilder(clock.nowMs, { entries: entriesBefore, body: memory.take() });

  const isCrowded = () => parts.waitingCount() >= SEGMENTS_IN_FLIGHT_MAX;

  /** Takes entries until somebody would have to wait. Gives the place of the first not taken. */
  function takeSome(entries: readonly PushEntry[], start: number, note: NoteEntry): number {
    for (let at = start; at < entries.length; at++) {
      const entry = entries[at];
      if (entry === undefined) continue;
      note(entry);
      if (entry.state !== null && builder?.hasNoRoomFor(entry.state.bytes.length)) seal();
      builder ??= openBuilder();
      if (!builder.add(entry)) continue;
      seal();
      commitInBackground();
      if (isCrowded()) return at + 1;
    }
    return entries.length;
  }

  function commitInBackground(): void {
    if (parts.waitingCount() < SEGMENTS_PER_COMMIT) return;
    // A failure stays with the segments, which go with the next commit: somebody will hear of it.
    parts.commit().catch(() => undefined);
  }

  async function takeRest(entries: readonly PushEntry[], start: number): Promise<void> {
    for (let next = start; next < entries.length; ) {
      if (isCrowded()) await parts.commit();
      next = takeSome(entries, next, () => undefined);
    }
  }

  /** What cannot be taken now is noted now, in the order in which it came. */
  async function queue(
    entries: readonly PushEntry[],
    start: number,
    note: NoteEntry,
  ): Promise<void> {
    for (const entry of entries.slice(start)) note(entry);
    queued.add(entries);
    try {
      await appends.run(() => takeRest(entries, start));
    } finally {
      queued.delete(entries);
    }
  }

  return {
    async append(entries, note) {
      const next = queued.size === 0 ? takeSome(entries, 0, note) : 0;
      if (next < entries.length) await queue(entries, next, note);
      else if (isCrowded()) await parts.commit();
    },
    async flush() {
      await appends.idle();
      isFlushing = true;
      await parts.commit();
    },
    async sealAll() {
      await appends.idle();
      seal();
      await newestEncoded;
    },
    sealIfFlushing() {
      if (isFlushing) seal();
      isFlushing = false;
    },
    get isEmpty() {
      return builder === undefined && queued.size === 0;
    },
    find(ordinal, instant) {
      const found = builder && findInIndex(builder.peek(), ordinal, instant);
      return found === undefined ? findInEntries(queued, ordinal, instant) : found;
    },
  };
}

function findInEntries(
  batches: Iterable<readonly PushEntry[]>,
  ordinal: number,
  instant: number,
): Digest | null | undefined {
  for (const batch of batches) {
    const found = batch.find((entry) => entry.ordinal === ordinal && entry.instant === instant);
    if (found !== undefined) return found.state?.digest ?? null;
  }
  return undefined;
}
