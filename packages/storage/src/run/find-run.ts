import { type RunId, type RunRecord, runErrors, savepointErrors } from "@runbox/core";
import type { TransactionClient } from "../database/prisma-client.ts";
import type { Run } from "../generated/sqlite/client.ts";
import { type SavepointRow, WITHOUT_MANIFEST } from "../savepoint/savepoint-record.ts";
import { toRunRecord } from "./run-record.ts";
import type { StorageContext } from "./storage-context.ts";

/** The run for somebody who reads, to whom a deleted run is none. @throws `RUN.NOT_FOUND` */
export async function findRun(client: TransactionClient, runId: RunId): Promise<Run> {
  const run = await client.run.findUnique({ where: { id: runId } });
  if (run === null || run.deletedAtMs !== null) throw runErrors.runNotFound(runId);
  return run;
}

/** The run for somebody who writes. @throws `RUN.NOT_FOUND`, `RUN.DELETED` */
export async function findRunToWrite(client: TransactionClient, runId: RunId): Promise<Run> {
  const run = await client.run.findUnique({ where: { id: runId } });
  if (run === null) throw runErrors.runNotFound(runId);
  if (run.deletedAtMs !== null) throw runErrors.runDeleted(runId);
  return run;
}

/** @throws `SAVEPOINT.NOT_FOUND` */
export async function findSavepoint(
  client: TransactionClient,
  runId: RunId,
  savepointId: string,
): Promise<SavepointRow> {
  const row = await client.savepoint.findUnique({
    where: { runId_savepointId: { runId, savepointId } },
    omit: WITHOUT_MANIFEST,
  });
  if (row === null) throw savepointErrors.savepointNotFound(runId, savepointId);
  return row;
}

/** The newest savepoint that the head branch has or inherits. */
export async function findLatest(
  client: TransactionClient,
  run: Run,
): Promise<SavepointRow | undefined> {
  if (run.latestSavepointId === null) return undefined;
  return findSavepoint(client, run.id as RunId, run.latestSavepointId);
}

/** A run's record with its newest savepoint. */
export async function loadRunRecord(
  { clock, database }: StorageContext,
  client: TransactionClient,
  run: Run,
): Promise<RunRecord> {
  const latest = await findLatest(client, run);
  return toRunRecord(run, latest, { nowMs: clock.nowMs(), databaseNowMs: database.nowMs() });
}
