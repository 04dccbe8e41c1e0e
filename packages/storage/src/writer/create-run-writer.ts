import {
  type Digest,
  type ExternalMs,
  InvariantViolation,
  isRunboxError,
  type PushEntry,
  type RunboxErrorCode,
  type RunWriter,
  runErrors,
  type SavepointCompletion,
  type SavepointRecord,
  savepointErrors,
  stateErrors,
} from "@runbox/core";
import { DIRECT_RECORDS_ABOVE } from "../retention/retention-limits.ts";
import { findSavepointsAt } from "../savepoint/find-savepoints.ts";
import type { EncodedSegment } from "../segment/encode-segment.ts";
import { createCommitPipeline } from "./commit-pipeline.ts";
import { planSavepoint } from "./plan-savepoint.ts";
import { createPushBuffer, type PushBuffer } from "./push-buffer.ts";
import type { WriterParts } from "./writer-parts.ts";

/** Errors after which a writer is none any more. */
const LOST: ReadonlySet<RunboxErrorCode> = new Set<RunboxErrorCode>([
  "RUN.FENCED",
  "RUN.DELETED",
  "RUN.ENDED",
  "RUN.NOT_FOUND",
]);

/** The write side of a run that was opened. See `RunWriter` for the contract. */
export function createRunWriter(parts: WriterParts): RunWriter {
  const { facts, frontier, log, tips, database, clock } = parts;
  const { runId, epoch } = facts;
  const entityCount = frontier.table.count;
  let frontierInstant = parts.frontierInstant;
  /** Least `from` of an entry that would have changed a savepoint that exists. */
  let conflictFrom = Number.POSITIVE_INFINITY;
  let isClosed = false;
  let lost: unknown;

  const pipeline = createCommitPipeline(parts, facts, parts.start, () => buffer.sealIfFlushing());
  const buffer: PushBuffer = createPushBuffer({
    facts,
    clock,
    firstSeq: parts.start.nextSegment,
    onSealed(seq, built, encoded) {
      const slot = frontier.addSegment({ runId, seq, bound: Number.POSITIVE_INFINITY }, 0);
      log.add(slot, seq, built.index);
      pipeline.addSegment(
        seq,
        encoded.then((segment) => noteSize(slot, segment)),
      );
      log.shrink(pipeline.isWritten);
    },
    waitingCount: () => pipeline.waitingCount,
    commit: () => guard(() => pipeline.commit()),
  });

  function noteSize(slot: number, segment: EncodedSegment): EncodedSegment {
    frontier.segmentAt(slot).storedBytes = segment.storedBytes;
    return segment;
  }

  function checkUsable(): void {
    if (isClosed) throw runErrors.runClosed(runId);
    if (lost !== undefined) throw lost;
  }

  /** Remembers for ever that the run is not this writer's any more. */
  async function guard<T>(work: () => Promise<T>): Promise<T> {
    checkUsable();
    try {
      return await work();
    } catch (error) {
      if (isRunboxError(error) && LOST.has(error.code)) lost = error;
      throw error;
    }
  }

  function noteEntry({ ordinal, from, state }: PushEntry): void {
    if (!(ordinal >= 0 && ordinal < entityCount)) {
      throw new InvariantViolation(`The run ${runId} has no entity ${ordinal}.`);
    }
    if (state === null) return;
    const { bytes, digest } = state;
    if (bytes.length > parts.stateBytesMax) {
      throw stateErrors.stateTooLarge(bytes.length, parts.stateBytesMax);
    }
    if (from < frontierInstant && !tips.matches(ordinal, digest)) {
      conflictFrom = Math.min(conflictFrom, from);
    }
    tips.set(ordinal, digest);
  }

  async function completeAll(
    completions: readonly SavepointCompletion[],
  ): Promise<readonly SavepointRecord[]> {
    const repeated = completions.filter(({ instant }) => instant <= frontierInstant);
    const known = await findRepeated(repeated);
    await buffer.sealAll();
    const fresh = completions.filter(({ instant }) => instant > frontierInstant);
    const planned = await planAll(fresh);
    await guard(() => pipeline.commit());
    return [...known, ...planned];
  }

  async function planAll(fresh: readonly SavepointCompletion[]): Promise<SavepointRecord[]> {
    const keptFrom = fresh.length > DIRECT_RECORDS_ABOVE ? fresh.length - facts.keepSavepoints : 0;
    const records: SavepointRecord[] = [];
    for (const [index, completion] of fresh.entries()) {
      const planned = await planSavepoint(parts, completion, index >= keptFrom);
      pipeline.addSavepoints([planned]);
      frontierInstant = completion.instant;
      records.push(planned.record);
    }
    return records;
  }

  /** Savepoints that exist: a repeated call is answered with them, unless its content differs. */
  async function findRepeated(
    repeated: readonly SavepointCompletion[],
  ): Promise<readonly SavepointRecord[]> {
    for (const { instant } of repeated) {
      if (conflictFrom < instant) throw savepointErrors.savepointConflict(runId, instant);
    }
    if (repeated.length === 0) return [];
    // One that was planned and not written yet, since its commit failed, is written first.
    await guard(() => pipeline.commit());
    return findSavepointsAt(
      parts,
      facts,
      repeated.map(({ instant }) => instant),
    );
  }

  async function findPush(
    ordinal: number,
    instant: ExternalMs,
  ): Promise<Digest | null | undefined> {
    checkUsable();
    const waiting = buffer.find(ordinal, instant);
    return waiting === undefined ? log.find(ordinal, instant) : waiting;
  }

  async function close(): Promise<void> {
    if (isClosed) return;
    try {
      if (lost === undefined && !(buffer.isEmpty && pipeline.isClean)) {
        await guard(() => buffer.flush());
      }
    } finally {
      isClosed = true;
      parts.onClosed();
    }
    if (lost === undefined) await parts.releaseLease(database);
  }

  return {
    runId,
    epoch,
    async append(entries) {
      checkUsable();
      await buffer.append(entries, noteEntry);
    },
    async flush() {
      checkUsable();
      await buffer.flush();
    },
    async complete(completions) {
      checkUsable();
      return completions.length === 0 ? [] : completeAll(completions);
    },
    findPush,
    hasState: tips.has,
    matchesTip: tips.matches,
    close,
  };
}
