import { runAlreadyInitialized, runDeleted } from "../../errors/run-errors.ts";
import { savepointNotFound, savepointPruned } from "../../errors/savepoint-errors.ts";
import { toEpoch } from "../../model/epoch.ts";
import type { RunId } from "../../model/ids.ts";
import type { SavepointRef } from "../../model/savepoint.ts";
import { type Clock, createSystemClock } from "../../ports/clock.ts";
import { createIdSource, type IdSource } from "../../ports/id-source.ts";
import type { RunWriter } from "../run-writer.ts";
import type { LeaseHolder, RunAcquisition, Storage } from "../storage.ts";
import { beginNewRun, beginOnSavepoint, dropSession } from "./begin-session.ts";
import { findInHistory } from "./memory-branch.ts";
import { createMemoryCatalog } from "./memory-catalog.ts";
import {
  checkEpoch,
  createMemoryRun,
  latestSavepoint,
  type MemoryRun,
  renewLease,
  runRecordAt,
} from "./memory-run.ts";
import { createMemoryRunWriter } from "./memory-run-writer.ts";
import { type MemorySavepoint, savepointRecordAt } from "./memory-savepoint.ts";
import { createMemorySavepointReader } from "./memory-savepoint-reader.ts";
import type { MemorySession } from "./memory-session.ts";
import { createMemoryStore, type MemoryStore } from "./memory-store.ts";
import { pruneStates } from "./prune-states.ts";
import { describeSession, resumeSession } from "./resume-session.ts";

/** What an in-memory storage can be given. */
export interface MemoryStorageOptions {
  /** Wall time for records, leases and pins; the machine's clock when absent. */
  readonly clock?: Clock;
  /** Makes savepoint ids; from the clock and chance when absent. */
  readonly ids?: IdSource;
}

/**
 * A storage in this process's memory: the default for embedded use, tests and demos. It keeps to
 * the whole contract but durability: everything ends with the process, or with `close`.
 * Audit contexts are accepted and not kept, since this storage has no audit trail.
 */
export function createMemoryStorage(options: MemoryStorageOptions = {}): Storage {
  const clock = options.clock ?? createSystemClock();
  const store = createMemoryStore(clock, options.ids ?? createIdSource(() => clock.nowMs()));
  return {
    capabilities: Object.freeze({ kind: "memory", durable: false }),
    catalog: createMemoryCatalog(store),
    ...writeSide(store),
    ...readSide(store),
    close: async () => store.close(),
  };
}

function writeSide(
  store: MemoryStore,
): Pick<Storage, "createRun" | "acquireRun" | "resumeRun" | "pruneSavepoints" | "deleteRun"> {
  return {
    createRun: async (newRun) => {
      checkUnused(store, newRun.runId);
      const run = createMemoryRun(newRun, store.nowMs());
      store.slots.set(newRun.runId, run);
      return openWriter(store, run, beginNewRun(run, newRun.holder), newRun.holder);
    },
    acquireRun: async (runId, holder) => acquire(store, store.findRunToWrite(runId), holder),
    resumeRun: async (runId, epoch, holder) => {
      const run = store.findRunToWrite(runId);
      const session = resumeSession(run, epoch);
      const writer = openWriter(store, run, session, holder);
      return { run: runRecordAt(run, store.nowMs()), writer, ...describeSession(session) };
    },
    pruneSavepoints: async (runId) => pruneStates(store.findRun(runId), store.nowMs()),
    deleteRun: async (runId) => {
      store.checkOpen();
      if (store.slots.get(runId) === "deleted") return;
      store.findRun(runId);
      // The tombstone needs no epoch: the name cannot be created again, so none can be reused.
      store.slots.set(runId, "deleted");
    },
  };
}

function readSide(
  store: MemoryStore,
): Pick<
  Storage,
  "isInitialized" | "getRun" | "getLatestSavepoint" | "getSavepoint" | "openSavepoint"
> {
  return {
    isInitialized: async (runId) => {
      store.checkOpen();
      return (store.slots.get(runId) ?? "deleted") !== "deleted";
    },
    getRun: async (runId) => runRecordAt(store.findRun(runId), store.nowMs()),
    getLatestSavepoint: async (runId) => {
      const latest = latestSavepoint(store.findRun(runId));
      return latest === undefined ? undefined : savepointRecordAt(latest, store.nowMs());
    },
    getSavepoint: async (runId, ref) =>
      savepointRecordAt(resolveRef(store, runId, ref), store.nowMs()),
    openSavepoint: async (runId, savepointId) => {
      const savepoint = store.findSavepoint(runId, savepointId);
      if (savepoint.states === null) throw savepointPruned(runId, savepointId);
      const record = savepointRecordAt(savepoint, store.nowMs());
      return createMemorySavepointReader(savepoint, savepoint.states, record, store.checkOpen);
    },
  };
}

function checkUnused(store: MemoryStore, runId: RunId): void {
  store.checkOpen();
  const slot = store.slots.get(runId);
  if (slot === "deleted") throw runDeleted(runId);
  if (slot !== undefined) throw runAlreadyInitialized(runId);
}

function acquire(store: MemoryStore, run: MemoryRun, holder: LeaseHolder): RunAcquisition {
  const epoch = toEpoch(run.epoch + 1);
  run.epoch = epoch;
  dropSession(run);
  renewLease(run, holder, store.nowMs());
  return {
    run: runRecordAt(run, store.nowMs()),
    epoch,
    begin: async (beginning) => {
      const current = store.findRunToWrite(run.created.runId);
      checkEpoch(current, epoch);
      return openWriter(store, current, beginOnSavepoint(current, beginning, holder), holder);
    },
  };
}

function openWriter(
  store: MemoryStore,
  run: MemoryRun,
  session: MemorySession,
  holder: LeaseHolder,
): RunWriter {
  renewLease(run, holder, store.nowMs());
  return createMemoryRunWriter({
    run,
    session,
    holder: { ...holder },
    nowMs: store.nowMs,
    nextId: store.nextSavepointId,
    checkThere: () => store.findRunToWrite(run.created.runId),
  });
}

function resolveRef(store: MemoryStore, runId: RunId, ref: SavepointRef): MemorySavepoint {
  if ("savepointId" in ref) return store.findSavepoint(runId, ref.savepointId);
  const found = findInHistory(store.findRun(runId).head, ref.instant);
  if (found === undefined) throw savepointNotFound(runId, ref.instant);
  return found;
}
