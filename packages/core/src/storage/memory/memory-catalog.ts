import { savepointPruned } from "../../errors/savepoint-errors.ts";
import type { RunId } from "../../model/ids.ts";
import { RUN_STATUSES, type RunRecord, type RunStatus } from "../../model/run.ts";
import type { SavepointPin, SavepointRecord } from "../../model/savepoint.ts";
import type { Catalog, RunQuery, SavepointQuery } from "../catalog.ts";
import { historyNewestFirst } from "./memory-branch.ts";
import { type MemoryRun, runRecordAt } from "./memory-run.ts";
import { type MemorySavepoint, savepointRecordAt } from "./memory-savepoint.ts";
import type { MemoryStore } from "./memory-store.ts";
import { comparePositions, cutPage } from "./page-cursor.ts";
import { matchesRunQuery, runPosition, runQueryText } from "./run-query.ts";
import { matchesSavepointQuery, savepointQueryText } from "./savepoint-query.ts";

/** Lists and marks what a store holds. */
export function createMemoryCatalog(store: MemoryStore): Catalog {
  return {
    listRuns: async (query, page) =>
      cutPage(
        {
          items: sortedRuns(store, query),
          query: runQueryText(query),
          positionOf: (run) => runPosition(run, query.sort),
          descending: query.descending,
        },
        page,
      ),
    countRuns: async (query) => countByStatus(matchingRuns(store, query)),
    listSavepoints: async (runId, query, page) =>
      cutPage(
        {
          items: sortedSavepoints(store, runId, query),
          query: savepointQueryText(runId, query),
          positionOf: (record) => [record.instant, record.savepointId],
          descending: query.descending,
        },
        page,
      ),
    pinSavepoint: async (runId, savepointId, pin) => {
      const savepoint = store.findSavepoint(runId, savepointId);
      if (savepoint.states === null) throw savepointPruned(runId, savepointId);
      const { note, pinnedBy, untilMs } = pin;
      return setPin(store, runId, savepoint, {
        note,
        pinnedBy,
        untilMs,
        pinnedAtMs: store.nowMs(),
      });
    },
    unpinSavepoint: async (runId, savepointId) => {
      const savepoint = store.findSavepoint(runId, savepointId);
      return savepoint.record.pin === null
        ? savepoint.record
        : setPin(store, runId, savepoint, null);
    },
    endRun: async (runId, status) => endRun(store.findRun(runId), status, store.nowMs()),
  };
}

function matchingRuns(store: MemoryStore, query: RunQuery): RunRecord[] {
  store.checkOpen();
  const nowMs = store.nowMs();
  return Array.from(store.slots.values())
    .filter((slot) => slot !== "deleted")
    .map((run) => runRecordAt(run, nowMs))
    .filter((run) => matchesRunQuery(run, query));
}

function sortedRuns(store: MemoryStore, query: RunQuery): readonly RunRecord[] {
  const sign = query.descending ? -1 : 1;
  return matchingRuns(store, query).sort(
    (a, b) => sign * comparePositions(runPosition(a, query.sort), runPosition(b, query.sort)),
  );
}

function countByStatus(runs: readonly RunRecord[]): Readonly<Record<RunStatus, number>> {
  const counts: Record<RunStatus, number> = { running: 0, finished: 0, failed: 0 };
  for (const status of RUN_STATUSES) {
    counts[status] = runs.filter((run) => run.status === status).length;
  }
  return counts;
}

function sortedSavepoints(
  store: MemoryStore,
  runId: RunId,
  query: SavepointQuery,
): readonly SavepointRecord[] {
  const run = store.findRun(runId);
  const nowMs = store.nowMs();
  const branch = query.branch === undefined ? run.head : run.branches[query.branch];
  if (branch === undefined) return [];
  const newestFirst = Array.from(historyNewestFirst(branch), (savepoint) =>
    savepointRecordAt(savepoint, nowMs),
  ).filter((record) => matchesSavepointQuery(record, query));
  return query.descending ? newestFirst : newestFirst.reverse();
}

function setPin(
  store: MemoryStore,
  runId: RunId,
  savepoint: MemorySavepoint,
  pin: SavepointPin | null,
): SavepointRecord {
  savepoint.record = Object.freeze({
    ...savepoint.record,
    pin: pin === null ? null : Object.freeze(pin),
  });
  const nowMs = store.nowMs();
  store.findRun(runId).activeAtMs = nowMs;
  return savepointRecordAt(savepoint, nowMs);
}

function endRun(run: MemoryRun, status: Exclude<RunStatus, "running">, nowMs: number): RunRecord {
  if (run.status !== status) {
    run.finishedAtMs = nowMs;
    run.activeAtMs = nowMs;
  }
  run.status = status;
  run.lease = null;
  return runRecordAt(run, nowMs);
}
