import type { RunId } from "@runbox/core";
import type { TransactionClient } from "../database/prisma-client.ts";
import { Prisma } from "../database/prisma-client.ts";
import type { Run } from "../generated/sqlite/client.ts";
import { decodeManifest } from "../manifest/manifest-format.ts";
import { findRun } from "../run/find-run.ts";
import type { StorageContext } from "../run/storage-context.ts";
import { lockRun } from "./lock-run.ts";
import { DELETE_BATCH_BYTES, DELETE_BATCH_ROWS } from "./retention-limits.ts";

/**
 * Deletes segments that no kept savepoint names and that the open session does not need, among
 * them what dead sessions left. Gives the bytes that this freed.
 */
export async function deleteUnreachable(context: StorageContext, runId: RunId): Promise<number> {
  let freedBytes = 0;
  for (let isDone = false; !isDone; ) {
    await context.onStep("prune-before-deleting");
    const batch = await context.database.write((transaction) =>
      deleteBatch(transaction.client, runId),
    );
    freedBytes += batch.freedBytes;
    ({ isDone } = batch);
  }
  return freedBytes;
}

async function deleteBatch(client: TransactionClient, runId: RunId) {
  // The lock keeps completions out, so that what is reachable is so until the commit.
  await lockRun(client, runId);
  const run = await findRun(client, runId);
  const reachable = await readReachable(client, runId);
  const candidates = await findCandidates(client, run);
  const batch: bigint[] = [];
  let freedBytes = 0;
  for (const { seq, storedBytes } of candidates) {
    if (reachable.has(Number(seq))) continue;
    if (batch.length >= DELETE_BATCH_ROWS || freedBytes >= DELETE_BATCH_BYTES) break;
    batch.push(seq);
    freedBytes += Number(storedBytes);
  }
  if (batch.length === 0) return { freedBytes, isDone: true };
  await client.segment.deleteMany({ where: { runId, seq: { in: batch } } });
  await client.$executeRaw(Prisma.sql`
    UPDATE "Run" SET "storedBytes" = "storedBytes" - ${BigInt(freedBytes)} WHERE "id" = ${runId}`);
  return { freedBytes, isDone: false };
}

/** What all kept savepoints name. */
async function readReachable(
  client: TransactionClient,
  runId: RunId,
): Promise<ReadonlySet<number>> {
  const reachable = new Set<number>();
  const rows = await client.savepoint.findMany({
    where: { runId, status: "persisted" },
    select: { savepointId: true },
  });
  for (const { savepointId } of rows) {
    const row = await client.savepoint.findUnique({
      where: { runId_savepointId: { runId, savepointId } },
      select: { manifest: true },
    });
    if (row?.manifest == null) continue;
    const { segments } = await decodeManifest({ runId, savepointId }, row.manifest);
    for (const ref of segments) if (ref.runId === runId) reachable.add(ref.seq);
  }
  return reachable;
}

/**
 * Segments that the log of the open session does not need: those of other sessions, and its own
 * whose every push is part of its newest savepoint.
 */
async function findCandidates(client: TransactionClient, run: Run) {
  const session = await client.writerSession.findUnique({
    where: { runId_epoch: { runId: run.id, epoch: run.epoch } },
    select: { firstSegment: true },
  });
  const doneUpTo = run.latestInstant ?? -1n;
  const isForeign =
    session === null
      ? {}
      : {
          OR: [
            { epoch: { not: run.epoch } },
            { seq: { lt: session.firstSegment } },
            { maxInstant: { lte: doneUpTo } },
          ],
        };
  return client.segment.findMany({
    where: { runId: run.id, ...isForeign },
    orderBy: { seq: "asc" },
    select: { seq: true, storedBytes: true },
  });
}
