import type { Clock, Digest, PushEntry } from "@runbox/core";
import { createSerialQueue } from "../database/serial-queue.ts";
import { type EncodedSegment, encodeSegment } from "../segment/encode-segment.ts";
import {
  type BuiltSegment,
  createSegmentBuilder,
  type SegmentBuilder,
  SMALL_BUILDER,
} from "../segment/segment-builder.ts";
import { findInIndex } from "./push-log.ts";
import type { SessionFacts } from "./session-facts.ts";

/** Gathers pushes into segments, and makes who pushes wait when too many are not written yet. */
export interface PushBuffer {
  append(entries: readonly PushEntry[]): Promise<void>;
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

/** What a buffer works with. */
export interface PushBufferParts {
  readonly facts: SessionFacts;
  readonly clock: Clock;
  readonly firstSeq: number;
  onSealed(seq: number, built: BuiltSegment, encoded: Promise<EncodedSegment>): void;
  waitingCount(): number;
  commit(): Promise<void>;
}

/** Two are encoded while two are written; more would only take memory. */
const SEGMENTS_IN_FLIGHT_MAX = 4;

export function createPushBuffer(parts: PushBufferParts): PushBuffer {
  const { facts, clock } = parts;
  const appends = createSerialQueue();
  const queued = new Set<readonly PushEntry[]>();
  let sizes = SMALL_BUILDER;
  let builder: SegmentBuilder | undefined;
  let nextSeq = parts.firstSeq;
  let isFlushing = false;
  let newestEncoded: Promise<unknown> = Promise.resolve();

  function seal(): void {
    if (builder === undefined) return;
    const built = builder.build();
    builder = undefined;
    const { entryCount, bodyBytes } = built.index;
    sizes = { entries: entryCount, bodyBytes };
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
    );
    newestEncoded = Promise.all([newestEncoded, encoded]);
    newestEncoded.catch(() => undefined);
    parts.onSealed(seq, built, encoded);
  }

  async function take(entries: readonly PushEntry[]): Promise<void> {
    for (const entry of entries) {
      if (builder?.hasNoRoomFor(entry) === true) seal();
      builder ??= createSegmentBuilder(clock.nowMs, sizes);
      builder.add(entry);
      if (!builder.isFull) continue;
      seal();
      await makeRoom();
    }
  }

  /** Has what is closed written in the background, and waits only when there is too much of it. */
  async function makeRoom(): Promise<void> {
    const written = parts.commit();
    if (parts.waitingCount() >= SEGMENTS_IN_FLIGHT_MAX) await written;
    // A failure stays with the segments, which go with the next commit: somebody will hear of it.
    else written.catch(() => undefined);
  }

  return {
    async append(entries) {
      queued.add(entries);
      try {
        await appends.run(() => take(entries));
      } finally {
        queued.delete(entries);
      }
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
