import type { AuditContext, RunId } from "@runbox/core";
import { runErrors } from "@runbox/core";
import type { TransactionClient } from "../database/prisma-client.ts";
import { lockRun } from "../retention/lock-run.ts";
import { DELETE_BATCH_BYTES, DELETE_BATCH_ROWS } from "../retention/retention-limits.ts";
import type { StorageContext } from "./storage-context.ts";

/**
 * Deletes a run. See `Storage.deleteRun`. The tombstone comes first: from then on nobody reads or
 * writes the run, and what it consists of goes in transactions of its own.
 */
export async function deleteRun(
  context: StorageContext,
  runId: RunId,
  audit?: AuditContext,
): Promise<void> {
  await context.database.write(({ client }) => bury(context, client, runId, audit));
  context.events.announce();
  while (await context.database.write(({ client }) => deleteSegments(client, runId)));
  await context.database.write(({ client }) => deleteRest(client, runId));
}

async function bury(
  { clock, audit: auditWriter, events }: StorageContext,
  client: TransactionClient,
  runId: RunId,
  audit: AuditContext | undefined,
): Promise<void> {
  await lockRun(client, runId);
  const run = await client.run.findUnique({ where: { id: runId } });
  if (run === null) throw runErrors.runNotFound(runId);
  if (run.deletedAtMs !== null) return;
  const nowMs = clock.nowMs();
  await client.run.update({
    where: { id: runId },
    data: { deletedAtMs: BigInt(nowMs), isDeleted: true, leaseHolder: null, leaseUntilMs: null },
  });
  if (audit !== undefined) {
    await auditWriter.write(client, {
      context: audit,
      action: "run.delete",
      resource: `run:${runId}`,
      outcome: "ok",
      before: { status: run.status, epoch: run.epoch, storedBytes: Number(run.storedBytes) },
      after: null,
    });
  }
  await events.write(client, runId, [{ kind: "run.deleted" }], nowMs);
}

async function deleteSegments(client: TransactionClient, runId: RunId): Promise<boolean> {
  const rows = await client.segment.findMany({
    where: { runId },
    orderBy: { seq: "asc" },
    take: DELETE_BATCH_ROWS,
    select: { seq: true, storedBytes: true },
  });
  let bytes = 0;
  const batch: bigint[] = [];
  for (const { seq, storedBytes } of rows) {
    if (bytes >= DELETE_BATCH_BYTES) break;
    batch.push(seq);
    bytes += Number(storedBytes);
  }
  await client.segment.deleteMany({ where: { runId, seq: { in: batch } } });
  return batch.length > 0;
}

async function deleteRest(client: TransactionClient, runId: RunId): Promise<void> {
  const where = { runId };
  await client.savepoint.deleteMany({ where });
  await client.registry.deleteMany({ where });
  await client.writerSession.deleteMany({ where });
  await client.readerLease.deleteMany({ where });
  await client.branch.deleteMany({ where });
  await client.runTag.deleteMany({ where });
}
