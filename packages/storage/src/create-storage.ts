import {
  type RunId,
  type SavepointId,
  type SavepointRecord,
  type SavepointRef,
  type ServiceStorage,
  type StorageHealth,
  savepointErrors,
} from "@runbox/core";
import { type AuthDatabase, createAuthDatabase } from "./access/auth-database.ts";
import { createAuditTrail } from "./audit/audit-trail.ts";
import { inHistory, readHistory } from "./catalog/branch-history.ts";
import { createCatalog } from "./catalog/create-catalog.ts";
import type { OpenedDatabase } from "./database/opened-database.ts";
import { createEventLog } from "./event/event-log.ts";
import { createIdempotencyStore } from "./idempotency/idempotency-store.ts";
import { createSavepointReader } from "./reader/savepoint-reader.ts";
import { keepHouse } from "./retention/forget-old-rows.ts";
import { pruneSavepoints } from "./retention/prune-savepoints.ts";
import { acquireRun } from "./run/acquire-run.ts";
import { createRun } from "./run/create-run.ts";
import { deleteRun } from "./run/delete-run.ts";
import { findLatest, findRun, findSavepoint, loadRunRecord } from "./run/find-run.ts";
import { keepLeases } from "./run/lease-keeper.ts";
import type { OpenWriters } from "./run/open-writer.ts";
import { resumeRun } from "./run/resume-run.ts";
import type { StorageContext } from "./run/storage-context.ts";
import { loadSavepoint } from "./savepoint/load-savepoint.ts";
import { toSavepointRecord, WITHOUT_MANIFEST } from "./savepoint/savepoint-record.ts";
import { createTokenStore } from "./token/token-store.ts";

/** A storage on a database. */
export interface DatabaseStorage extends ServiceStorage {
  /** Where the sign-in library keeps people and their sessions. */
  readonly auth: AuthDatabase;
}

/** Puts a storage together. */
export function createStorage(context: StorageContext, opened: OpenedDatabase): DatabaseStorage {
  const { database, clock } = context;
  const writers: OpenWriters = new Map();
  const leases = keepLeases(database, writers);
  const housekeeping = keepHouse(database, clock);
  const read = <T>(work: Parameters<typeof database.read<T>>[0]) => database.read(work);
  return {
    auth: createAuthDatabase(database),
    capabilities: Object.freeze({ kind: database.kind, durable: true }),
    catalog: createCatalog(context),
    audit: createAuditTrail(context),
    events: createEventLog(context),
    tokens: createTokenStore(context),
    idempotency: createIdempotencyStore(context),
    isInitialized: (runId) =>
      read(
        async (client) =>
          (await client.run.count({ where: { id: runId, deletedAtMs: null } })) === 1,
      ),
    createRun: (run, audit) => createRun(context, writers, run, audit),
    acquireRun: (runId, holder, audit) => acquireRun(context, writers, runId, holder, audit),
    resumeRun: (runId, epoch, holder) => resumeRun(context, writers, runId, epoch, holder),
    getRun: (runId) =>
      read(async (client) => loadRunRecord(context, client, await findRun(client, runId))),
    getLatestSavepoint: (runId) =>
      read(async (client) => {
        const latest = await findLatest(client, await findRun(client, runId));
        return latest === undefined ? undefined : toSavepointRecord(latest, clock.nowMs());
      }),
    getSavepoint: (runId, ref) => getSavepoint(context, runId, ref),
    openSavepoint: (runId, savepointId) => openSavepoint(context, runId, savepointId),
    pruneSavepoints: (runId) => pruneSavepoints(context, runId),
    deleteRun: (runId, audit) => deleteRun(context, runId, audit),
    checkHealth: () => checkHealth(context, opened),
    async close() {
      leases.close();
      housekeeping.close();
      await Promise.allSettled(Array.from(writers.keys(), (writer) => writer.close()));
      context.readers.close();
      await database.close();
      await opened.release();
    },
  };
}

async function getSavepoint(
  { database, clock }: StorageContext,
  runId: RunId,
  ref: SavepointRef,
): Promise<SavepointRecord> {
  const row = await database.read(async (client) => {
    const run = await findRun(client, runId);
    if ("savepointId" in ref) return findSavepoint(client, runId, ref.savepointId);
    const history = await readHistory(client, runId, run.headBranch);
    const found = await client.savepoint.findFirst({
      where: { runId, instant: BigInt(ref.instant), ...inHistory(history) },
      omit: WITHOUT_MANIFEST,
    });
    if (found === null) throw savepointErrors.savepointNotFound(runId, ref.instant);
    return found;
  });
  return toSavepointRecord(row, clock.nowMs());
}

async function openSavepoint(context: StorageContext, runId: RunId, savepointId: SavepointId) {
  await context.database.read((client) => findRun(client, runId));
  const release = await context.readers.hold(runId, savepointId);
  try {
    const loaded = await loadSavepoint(context, runId, savepointId);
    return createSavepointReader(context.database, loaded, release);
  } catch (error) {
    await release();
    throw error;
  }
}

async function checkHealth(
  { database }: StorageContext,
  opened: OpenedDatabase,
): Promise<StorageHealth> {
  try {
    await database.read((client) => client.$queryRaw`SELECT 1`);
    return { reachable: true, migrated: await opened.isMigrated(), detail: database.kind };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { reachable: false, migrated: false, detail };
  }
}
