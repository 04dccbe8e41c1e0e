import { fenced, runEnded } from "../../errors/run-errors.ts";
import { InvariantViolation } from "../../errors/runbox-error.ts";
import { type Epoch, toEpoch } from "../../model/epoch.ts";
import type { EntityId, RunId, SavepointId } from "../../model/ids.ts";
import type { RunRecord, RunStatus } from "../../model/run.ts";
import type { Schedule } from "../../model/schedule.ts";
import type { LeaseHolder, NewRun } from "../storage.ts";
import { createMemoryBranch, historyNewestFirst, type MemoryBranch } from "./memory-branch.ts";
import { type MemorySavepoint, savepointRecordAt } from "./memory-savepoint.ts";
import type { MemorySession } from "./memory-session.ts";
import { createStateShelf, type StateShelf } from "./state-shelf.ts";

/** One run in memory. What is not readonly changes while it runs. */
export interface MemoryRun {
  readonly created: Pick<NewRun, "runId" | "clock" | "startFrom" | "scenario"> & {
    readonly tags: Readonly<Record<string, string>>;
    readonly atMs: number;
  };
  readonly shelf: StateShelf;
  readonly branches: MemoryBranch[];
  readonly savepoints: Map<SavepointId, MemorySavepoint>;
  /** Savepoints that have their states. */
  readonly restorable: Set<MemorySavepoint>;
  status: RunStatus;
  schedule: Schedule;
  epoch: Epoch;
  head: MemoryBranch;
  entityIds: readonly EntityId[];
  keepSavepoints: number;
  stateVersion: number;
  activeAtMs: number;
  finishedAtMs: number | null;
  lease: { readonly holder: LeaseHolder; readonly untilMs: number } | null;
  /** `null` while the run is acquired and not begun. */
  session: MemorySession | null;
}

/** A run with its first branch, not opened yet. */
export function createMemoryRun(run: NewRun, nowMs: number): MemoryRun {
  const head = createMemoryBranch(0, null);
  const { runId, clock, startFrom, scenario } = run;
  return {
    created: {
      runId,
      clock,
      startFrom,
      scenario,
      tags: Object.freeze({ ...run.tags }),
      atMs: nowMs,
    },
    shelf: createStateShelf(),
    branches: [head],
    savepoints: new Map(),
    restorable: new Set(),
    status: "running",
    schedule: run.schedule,
    epoch: toEpoch(1),
    head,
    entityIds: [...run.entityIds],
    keepSavepoints: run.keepSavepoints,
    stateVersion: run.stateVersion,
    activeAtMs: nowMs,
    finishedAtMs: null,
    lease: null,
    session: null,
  };
}

/** The run as the catalogue shows it. */
export function runRecordAt(run: MemoryRun, nowMs: number): RunRecord {
  const lease = run.lease !== null && run.lease.untilMs > nowMs ? run.lease : null;
  const latest = latestSavepoint(run);
  const { atMs: createdAtMs, ...created } = run.created;
  return Object.freeze({
    ...created,
    createdAtMs,
    status: run.status,
    schedule: run.schedule,
    epoch: run.epoch,
    headBranch: run.head.number,
    entityCount: run.entityIds.length,
    keepSavepoints: run.keepSavepoints,
    stateVersion: run.stateVersion,
    activeAtMs: run.activeAtMs,
    finishedAtMs: run.finishedAtMs,
    leaseHolder: lease?.holder.name ?? null,
    leaseUntilMs: lease?.untilMs ?? null,
    latestSavepoint: latest === undefined ? null : savepointRecordAt(latest, nowMs),
    storedBytes: run.shelf.storedBytes(),
  });
}

/** The newest savepoint of the head's history that has its states. */
export function latestSavepoint(run: MemoryRun): MemorySavepoint | undefined {
  for (const savepoint of historyNewestFirst(run.head)) {
    if (run.restorable.has(savepoint)) return savepoint;
  }
  return undefined;
}

/** Remembers that the holder was just seen writing. */
export function renewLease(run: MemoryRun, holder: LeaseHolder, nowMs: number): void {
  run.activeAtMs = nowMs;
  run.lease = { holder, untilMs: nowMs + holder.leaseMs };
}

/** Refuses whoever is not the run's present owner. */
export function checkEpoch(run: MemoryRun, epoch: Epoch): void {
  if (run.epoch !== epoch) throw fenced(run.created.runId, epoch, run.epoch);
}

/** Refuses to write to a run that has ended. */
export function checkRunning(run: MemoryRun): void {
  if (run.status !== "running") throw runEnded(run.created.runId, run.status);
}

/** The branch with this number. */
export function branchAt(run: MemoryRun, number: number): MemoryBranch {
  const branch = run.branches[number];
  if (branch === undefined) {
    throw new InvariantViolation(`The run ${run.created.runId} has no branch ${number}.`);
  }
  return branch;
}

/** A run by its id, or whether the id was used once. */
export type RunSlot = MemoryRun | "deleted";
export type RunSlots = Map<RunId, RunSlot>;
