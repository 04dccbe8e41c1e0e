import { InvariantViolation } from "../../errors/runbox-error.ts";
import { savepointConflict } from "../../errors/savepoint-errors.ts";
import type { Digest } from "../../model/digest.ts";
import type { SavepointId } from "../../model/ids.ts";
import type { SavepointRecord } from "../../model/savepoint.ts";
import type { SavepointCompletion } from "../run-writer.ts";
import { digestContent } from "./content-digest.ts";
import type { MemoryRun } from "./memory-run.ts";
import type { MemorySavepoint } from "./memory-savepoint.ts";
import { lastInstant, type MemorySession, stateAt } from "./memory-session.ts";
import type { ShelvedState } from "./state-shelf.ts";

/** What a savepoint needs from outside. */
export interface CompletionContext {
  readonly run: MemoryRun;
  readonly session: MemorySession;
  readonly nowMs: number;
  readonly nextId: () => SavepointId;
}

interface Draft {
  readonly completion: SavepointCompletion;
  readonly states: readonly ShelvedState[];
  readonly digest: Digest;
}

/** Persists savepoints, all or none. One that exists already is given back as it is. */
export function completeSavepoints(
  context: CompletionContext,
  completions: readonly SavepointCompletion[],
): readonly SavepointRecord[] {
  const { run, session } = context;
  const planned = completions.map((completion) => {
    const existing = session.branch.byInstant.get(completion.instant);
    if (existing === undefined) return draftSavepoint(context, completion);
    checkSameContent(run, session, existing);
    return existing;
  });
  return planned.map((plan) => ("record" in plan ? plan.record : persist(context, plan)));
}

function draftSavepoint(
  { run, session }: CompletionContext,
  completion: SavepointCompletion,
): Draft {
  const { instant } = completion;
  if (instant <= session.frontier) {
    throw new InvariantViolation(`The savepoint ${instant} lies at or below ${session.frontier}.`);
  }
  const states = contentAt(session, instant);
  const digest = digestContent(run.created.runId, instant, session.entityIds, states);
  return { completion, states, digest };
}

function contentAt(session: MemorySession, instant: number): readonly ShelvedState[] {
  return session.entityIds.map((entityId, ordinal) => {
    const state = stateAt(session, ordinal, instant);
    if (state === undefined || lastInstant(session, ordinal) < instant) {
      throw new InvariantViolation(`The entity ${entityId} has not saved for ${instant}.`);
    }
    return state;
  });
}

function checkSameContent(run: MemoryRun, session: MemorySession, existing: MemorySavepoint) {
  const { instant, digest } = existing.record;
  // What was folded cannot be compared again; the engine repeats only its newest savepoints.
  if (instant <= session.foldedUpTo) return;
  const states = contentAt(session, instant);
  if (digestContent(run.created.runId, instant, session.entityIds, states) !== digest) {
    throw savepointConflict(run.created.runId, instant);
  }
}

function persist(context: CompletionContext, draft: Draft): SavepointRecord {
  const { run, session } = context;
  for (const state of draft.states) run.shelf.hold(state);
  const savepoint: MemorySavepoint = {
    record: recordOf(context, draft),
    entityIds: session.entityIds,
    states: draft.states,
    readerCount: 0,
  };
  session.branch.ascending.push(savepoint);
  session.branch.byInstant.set(savepoint.record.instant, savepoint);
  run.savepoints.set(savepoint.record.savepointId, savepoint);
  run.restorable.add(savepoint);
  session.savedStates = draft.states;
  session.frontier = savepoint.record.instant;
  for (const instant of session.openedAtMs.keys()) {
    if (instant <= session.frontier) session.openedAtMs.delete(instant);
  }
  return savepoint.record;
}

function recordOf(context: CompletionContext, draft: Draft): SavepointRecord {
  const { run, session, nowMs } = context;
  const { completion, states, digest } = draft;
  const changed = states.filter((state, at) => state.digest !== session.savedStates[at]?.digest);
  const stateBytes = sumBytes(states);
  return Object.freeze({
    savepointId: context.nextId(),
    runId: run.created.runId,
    branch: session.branch.number,
    instant: completion.instant,
    status: "persisted",
    origin: "scheduled",
    epoch: session.epoch,
    entityCount: states.length,
    changedCount: changed.length,
    stateBytes,
    addedBytes: sumBytes(states.filter((state, at) => state !== session.savedStates[at])),
    reachableBytes: stateBytes,
    openedAtMs: completion.openedAtMs,
    completedAtMs: completion.completedAtMs,
    persistedAtMs: nowMs,
    completedBy: completion.completedBy,
    stateVersion: run.stateVersion,
    writtenBy: session.writtenBy,
    digest,
    pin: null,
    prunedAtMs: null,
  });
}

function sumBytes(states: readonly ShelvedState[]): number {
  return states.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
}
