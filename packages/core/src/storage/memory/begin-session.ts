import { savepointNotFound, savepointPruned } from "../../errors/savepoint-errors.ts";
import type { EntityId } from "../../model/ids.ts";
import type { LeaseHolder, RunBeginning } from "../storage.ts";
import { createMemoryBranch, historyNewestFirst, type MemoryBranch } from "./memory-branch.ts";
import { branchAt, type MemoryRun } from "./memory-run.ts";
import type { MemorySavepoint } from "./memory-savepoint.ts";
import type { MemorySession } from "./memory-session.ts";
import { releaseSession } from "./memory-session.ts";
import type { ShelvedState } from "./state-shelf.ts";

/** Opens a new run: no entity has a state yet. */
export function beginNewRun(run: MemoryRun, holder: LeaseHolder): MemorySession {
  const session = createSession(run, run.created.startFrom, holder, new Map());
  run.session = session;
  return session;
}

/** Opens a run on top of a savepoint. What the session before pushed and did not save is gone. */
export function beginOnSavepoint(
  run: MemoryRun,
  beginning: RunBeginning,
  holder: LeaseHolder,
): MemorySession {
  const { base, states } = restorableBase(run, beginning);
  dropSession(run);
  run.head = branchFor(run, base);
  run.entityIds = [...beginning.entityIds];
  run.schedule = beginning.schedule;
  run.keepSavepoints = beginning.keepSavepoints;
  run.stateVersion = beginning.stateVersion;
  run.status = "running";
  run.finishedAtMs = null;
  const session = createSession(run, base.record.instant, holder, statesById(base, states));
  run.session = session;
  return session;
}

/** Closes the run for pushes and lets its unsaved pushes go. */
export function dropSession(run: MemoryRun): void {
  if (run.session !== null) releaseSession(run.session, run.shelf);
  run.session = null;
}

function restorableBase(run: MemoryRun, { base: { savepointId } }: RunBeginning) {
  const base = run.savepoints.get(savepointId);
  if (base === undefined) throw savepointNotFound(run.created.runId, savepointId);
  if (base.states === null) throw savepointPruned(run.created.runId, savepointId);
  return { base, states: base.states };
}

/** Nothing is overwritten: going on from an older savepoint makes a branch of its own. */
function branchFor(run: MemoryRun, base: MemorySavepoint): MemoryBranch {
  const [newestOfHead] = historyNewestFirst(run.head);
  if (newestOfHead === base) return run.head;
  const origin = branchAt(run, base.record.branch);
  if (origin.ascending.at(-1) === base) return origin;
  const branch = createMemoryBranch(run.branches.length, {
    parent: origin,
    instant: base.record.instant,
  });
  run.branches.push(branch);
  return branch;
}

function statesById(base: MemorySavepoint, states: readonly ShelvedState[]) {
  const byId = new Map<EntityId, ShelvedState>();
  base.entityIds.forEach((entityId, ordinal) => {
    const state = states[ordinal];
    if (state !== undefined) byId.set(entityId, state);
  });
  return byId;
}

function createSession(
  run: MemoryRun,
  baseInstant: MemorySession["baseInstant"],
  holder: LeaseHolder,
  known: ReadonlyMap<EntityId, ShelvedState>,
): MemorySession {
  const baseStates = run.entityIds.map((entityId) => known.get(entityId));
  for (const state of baseStates) if (state !== undefined) run.shelf.hold(state);
  return {
    epoch: run.epoch,
    branch: run.head,
    entityIds: run.entityIds,
    baseInstant,
    writtenBy: holder.writtenBy,
    baseStates,
    pushes: run.entityIds.map(() => []),
    savedStates: [...baseStates],
    openedAtMs: new Map(),
    frontier: baseInstant,
    foldedUpTo: baseInstant,
    writer: Symbol("writer"),
  };
}
