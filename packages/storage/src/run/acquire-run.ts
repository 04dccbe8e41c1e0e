import {
  type AuditContext,
  type LeaseHolder,
  type RunAcquisition,
  type RunId,
  runErrors,
  toEpoch,
} from "@runbox/core";
import type { TransactionClient } from "../database/prisma-client.ts";
import { Prisma } from "../database/prisma-client.ts";
import { beginRun } from "./begin-run.ts";
import { findRunToWrite, loadRunRecord } from "./find-run.ts";
import type { OpenWriters } from "./open-writer.ts";
import type { StorageContext } from "./storage-context.ts";

/** Takes a run over. See `Storage.acquireRun`. */
export async function acquireRun(
  context: StorageContext,
  writers: OpenWriters,
  runId: RunId,
  holder: LeaseHolder,
  audit?: AuditContext,
): Promise<RunAcquisition> {
  const run = await context.database.write(async ({ client }) => {
    await raiseEpoch(context, client, runId, holder);
    const raised = await findRunToWrite(client, runId);
    const record = await loadRunRecord(context, client, raised);
    if (audit !== undefined) {
      await context.audit.write(client, {
        context: audit,
        action: "run.acquire",
        resource: `run:${runId}`,
        outcome: "ok",
        before: { epoch: raised.epoch - 1 },
        after: { epoch: raised.epoch, holder: holder.name },
      });
    }
    const event = { kind: "run.acquired", holder: holder.name } as const;
    await context.events.write(client, runId, [event], context.clock.nowMs());
    return record;
  });
  context.events.announce();
  const epoch = toEpoch(run.epoch);
  return {
    run,
    epoch,
    begin: (beginning) => beginRun(context, writers, { runId, epoch, holder }, beginning),
  };
}

/** One statement, so that of two that take over at once each gets an epoch of its own. */
async function raiseEpoch(
  { clock, database }: StorageContext,
  client: TransactionClient,
  runId: RunId,
  holder: LeaseHolder,
): Promise<void> {
  const changedCount = await client.$executeRaw(Prisma.sql`
    UPDATE "Run" SET "epoch" = "epoch" + 1, "activeAtMs" = ${BigInt(clock.nowMs())},
      "leaseHolder" = ${holder.name},
      "leaseUntilMs" = ${BigInt(database.nowMs() + holder.leaseMs)}
    WHERE "id" = ${runId} AND "deletedAtMs" IS NULL`);
  if (changedCount === 1) return;
  await findRunToWrite(client, runId);
  throw runErrors.runNotFound(runId);
}
