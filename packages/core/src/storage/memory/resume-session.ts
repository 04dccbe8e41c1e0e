import { runNotOpen } from "../../errors/run-errors.ts";
import type { Epoch } from "../../model/epoch.ts";
import type { ResumedRun } from "../storage.ts";
import { checkEpoch, checkRunning, type MemoryRun } from "./memory-run.ts";
import { lastInstant, type MemorySession } from "./memory-session.ts";

/** Gives a session to a new writer object, so that the one before is refused from now on. */
export function resumeSession(run: MemoryRun, epoch: Epoch): MemorySession {
  checkEpoch(run, epoch);
  checkRunning(run);
  if (run.session === null) throw runNotOpen(run.created.runId);
  run.session.writer = Symbol("writer");
  return run.session;
}

/** Where the entities of a session stand. */
export function describeSession(session: MemorySession): Omit<ResumedRun, "run" | "writer"> {
  const { entityIds, baseInstant, frontier, openedAtMs } = session;
  return {
    entityIds,
    baseInstant,
    frontier,
    lastInstants: Float64Array.from(entityIds, (_, ordinal) => lastInstant(session, ordinal)),
    openInstants: Array.from(openedAtMs, ([instant, ms]) => ({ instant, openedAtMs: ms })).sort(
      (a, b) => a.instant - b.instant,
    ),
  };
}
