import { fenced, runClosed } from "../../errors/run-errors.ts";
import type { SavepointId } from "../../model/ids.ts";
import type { RunWriter } from "../run-writer.ts";
import type { LeaseHolder } from "../storage.ts";
import { completeSavepoints } from "./complete-savepoints.ts";
import type { MemoryRun } from "./memory-run.ts";
import { checkEpoch, checkRunning, renewLease } from "./memory-run.ts";
import { keepPushes, type MemorySession, newestState } from "./memory-session.ts";

/** What a writer needs from its storage. */
export interface WriterContext {
  readonly run: MemoryRun;
  readonly session: MemorySession;
  readonly holder: LeaseHolder;
  readonly nowMs: () => number;
  readonly nextId: () => SavepointId;
  /** @throws `STORAGE.CLOSED`, `RUN.DELETED` */
  readonly checkThere: () => void;
}

/**
 * The writer of a session. No method waits in the middle, so each is atomic; what it took is kept
 * at once, so a flush has only to say whether this writer still owns the run.
 */
export function createMemoryRunWriter(context: WriterContext): RunWriter {
  const { run, session, holder } = context;
  const { runId } = run.created;
  const writer = session.writer;
  let closed = false;

  const checkOwner = () => {
    if (closed) throw runClosed(runId);
    context.checkThere();
    checkEpoch(run, session.epoch);
    if (run.session?.writer !== writer) throw fenced(runId, session.epoch, run.epoch);
    checkRunning(run);
  };
  const owned = () => run.session?.writer === writer && run.epoch === session.epoch;

  return {
    runId,
    epoch: session.epoch,
    append: async (entries) => {
      checkOwner();
      const nowMs = context.nowMs();
      keepPushes(session, run.shelf, entries, nowMs);
      renewLease(run, holder, nowMs);
    },
    flush: async () => checkOwner(),
    complete: async (completions) => {
      checkOwner();
      const nowMs = context.nowMs();
      const records = completeSavepoints({ ...context, nowMs }, completions);
      renewLease(run, holder, nowMs);
      return records;
    },
    findPush: async (ordinal, instant) => {
      checkOwner();
      const push = session.pushes[ordinal]?.find((candidate) => candidate.instant === instant);
      return push === undefined ? undefined : (push.state?.digest ?? null);
    },
    hasState: (ordinal) => newestState(session, ordinal) !== undefined,
    matchesTip: (ordinal, digest) => newestState(session, ordinal)?.digest === digest,
    close: async () => {
      if (!closed && owned()) run.lease = null;
      closed = true;
    },
  };
}
