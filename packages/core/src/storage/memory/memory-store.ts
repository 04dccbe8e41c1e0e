import { runDeleted, runNotFound } from "../../errors/run-errors.ts";
import { savepointNotFound } from "../../errors/savepoint-errors.ts";
import { storageClosed } from "../../errors/storage-errors.ts";
import { parseSavepointId, type RunId, type SavepointId } from "../../model/ids.ts";
import type { Clock } from "../../ports/clock.ts";
import type { IdSource } from "../../ports/id-source.ts";
import type { MemoryRun, RunSlots } from "./memory-run.ts";
import type { MemorySavepoint } from "./memory-savepoint.ts";

/** All runs in memory, and the checks that every method begins with. */
export interface MemoryStore {
  readonly slots: RunSlots;
  readonly nowMs: () => number;
  readonly nextSavepointId: () => SavepointId;
  /** @throws `STORAGE.CLOSED` */
  checkOpen(): void;
  close(): void;
  /** For readers, to whom a deleted run is none. @throws `STORAGE.CLOSED`, `RUN.NOT_FOUND` */
  findRun(runId: RunId): MemoryRun;
  /** For writers. @throws `STORAGE.CLOSED`, `RUN.NOT_FOUND`, `RUN.DELETED` */
  findRunToWrite(runId: RunId): MemoryRun;
  /** @throws what `findRun` throws, and `SAVEPOINT.NOT_FOUND` */
  findSavepoint(runId: RunId, savepointId: SavepointId): MemorySavepoint;
}

/** An empty store. */
export function createMemoryStore(clock: Clock, ids: IdSource): MemoryStore {
  const slots: RunSlots = new Map();
  let closed = false;
  const store: MemoryStore = {
    slots,
    nowMs: () => clock.nowMs(),
    nextSavepointId: () => parseSavepointId(ids.next("sp")),
    checkOpen: () => {
      if (closed) throw storageClosed();
    },
    close: () => {
      closed = true;
      slots.clear();
    },
    findRun: (runId) => {
      store.checkOpen();
      const slot = slots.get(runId);
      if (slot === undefined || slot === "deleted") throw runNotFound(runId);
      return slot;
    },
    findRunToWrite: (runId) => {
      store.checkOpen();
      if (slots.get(runId) === "deleted") throw runDeleted(runId);
      return store.findRun(runId);
    },
    findSavepoint: (runId, savepointId) => {
      const savepoint = store.findRun(runId).savepoints.get(savepointId);
      if (savepoint === undefined) throw savepointNotFound(runId, savepointId);
      return savepoint;
    },
  };
  return store;
}
