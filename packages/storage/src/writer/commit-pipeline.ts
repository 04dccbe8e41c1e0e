import { type IdSource, isRunboxError } from "@runbox/core";
import { createSerialQueue } from "../database/serial-queue.ts";
import type { PlannedSavepoint } from "../savepoint/insert-savepoints.ts";
import type { EncodedSegment } from "../segment/encode-segment.ts";
import { type Commit, type CommitContext, isWritten, writeCommit } from "./commit.ts";
import type { SessionFacts } from "./session-facts.ts";

/**
 * Takes encoded segments and planned savepoints to the database, one transaction at a time.
 * Whoever asks while a transaction is under way shares the next one. What a failed transaction
 * held stays, and goes with the next.
 */
export interface CommitPipeline {
  addSegment(seq: number, segment: Promise<EncodedSegment>): void;
  addSavepoints(savepoints: readonly PlannedSavepoint[]): void;
  /** Segments that are not written yet. */
  readonly waitingCount: number;
  /** Whether anything is not written yet. */
  readonly isClean: boolean;
  isWritten(seq: number): boolean;
  /** Resolves when what was added before the call is written. */
  commit(): Promise<void>;
}

/** Where a pipeline begins. */
export interface PipelineStart {
  readonly commitSeq: bigint;
  readonly nextSegment: number;
}

interface WaitingSegment {
  readonly seq: number;
  readonly encoded: Promise<EncodedSegment>;
}

/** @param beforeCommit called when a transaction is about to be put together. */
export function createCommitPipeline(
  context: CommitContext & { readonly ids: IdSource },
  facts: SessionFacts,
  start: PipelineStart,
  beforeCommit: () => void,
): CommitPipeline {
  const commits = createSerialQueue();
  let waiting: WaitingSegment[] = [];
  let savepoints: PlannedSavepoint[] = [];
  let { commitSeq, nextSegment } = start;
  let next: Promise<void> | undefined;
  /** A commit whose outcome could not be learned. */
  let unresolved: Commit | undefined;

  async function commitOnce(): Promise<void> {
    if (unresolved !== undefined) await resolve(unresolved);
    beforeCommit();
    const batch = { segments: [...waiting], savepoints: [...savepoints] };
    if (batch.segments.length === 0 && batch.savepoints.length === 0) return;
    const commit: Commit = {
      commitSeq,
      token: context.ids.next("evt"),
      segments: await Promise.all(batch.segments.map(({ encoded }) => encoded)),
      savepoints: batch.savepoints,
      atMs: context.clock.nowMs(),
    };
    try {
      await writeCommit(context, facts, commit);
    } catch (error) {
      if (isRunboxError(error) && error.code === "STORAGE.OUTCOME_UNKNOWN") unresolved = commit;
      throw error;
    }
    markWritten(commit);
  }

  function markWritten({ segments, savepoints: written }: Commit): void {
    commitSeq += 1n;
    waiting = waiting.slice(segments.length);
    savepoints = savepoints.slice(written.length);
    for (const { identity } of segments) nextSegment = Math.max(nextSegment, identity.seq + 1);
  }

  /** Reads back what became of a commit, so that it is not made twice. */
  async function resolve(commit: Commit): Promise<void> {
    const happened = await context.database.read((client) =>
      isWritten(client, facts.runId, commit),
    );
    if (happened) markWritten(commit);
    unresolved = undefined;
  }

  return {
    addSegment(seq, encoded) {
      // Whoever commits it hears of a failure; until then nobody listens.
      encoded.catch(() => undefined);
      waiting.push({ seq, encoded });
    },
    addSavepoints(added) {
      savepoints.push(...added);
    },
    get waitingCount() {
      return waiting.length;
    },
    get isClean() {
      return waiting.length === 0 && savepoints.length === 0;
    },
    isWritten: (seq) => seq < nextSegment,
    commit() {
      next ??= commits.run(() => {
        next = undefined;
        return commitOnce();
      });
      return next;
    },
  };
}
