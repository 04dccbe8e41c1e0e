import type { PruneReport } from "../storage.ts";
import { historyNewestFirst } from "./memory-branch.ts";
import type { MemoryRun } from "./memory-run.ts";
import { isPinnedAt, type MemorySavepoint } from "./memory-savepoint.ts";
import { foldPushes } from "./memory-session.ts";

/** Lets the states of savepoints go that nobody needs. Their records stay. */
export function pruneStates(run: MemoryRun, nowMs: number): PruneReport {
  const newest = newestRestorable(run);
  const storedBefore = run.shelf.storedBytes();
  let prunedCount = 0;
  for (const savepoint of run.restorable) {
    if (newest.has(savepoint) || isPinnedAt(savepoint, nowMs) || savepoint.readerCount > 0)
      continue;
    dropStates(run, savepoint, nowMs);
    prunedCount += 1;
  }
  foldOldPushes(run, newest);
  return { prunedCount, freedBytes: storedBefore - run.shelf.storedBytes() };
}

function newestRestorable(run: MemoryRun): ReadonlySet<MemorySavepoint> {
  const newest = new Set<MemorySavepoint>();
  for (const savepoint of historyNewestFirst(run.head)) {
    if (newest.size >= run.keepSavepoints) break;
    if (run.restorable.has(savepoint)) newest.add(savepoint);
  }
  return newest;
}

function dropStates(run: MemoryRun, savepoint: MemorySavepoint, nowMs: number): void {
  for (const state of savepoint.states ?? []) run.shelf.release(state);
  savepoint.states = null;
  run.restorable.delete(savepoint);
  savepoint.record = Object.freeze({
    ...savepoint.record,
    status: "pruned",
    pin: null,
    prunedAtMs: nowMs,
  });
}

function foldOldPushes(run: MemoryRun, newest: ReadonlySet<MemorySavepoint>): void {
  const { session } = run;
  const oldest = Array.from(newest).at(-1)?.record.instant;
  if (session === null || oldest === undefined) return;
  if (oldest <= session.frontier) foldPushes(session, run.shelf, oldest);
}
