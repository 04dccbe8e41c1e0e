import type { RunId } from "@runbox/core";
import { Prisma, type TransactionClient } from "../database/prisma-client.ts";

/**
 * Takes the lock of a run's row until the transaction ends, so that writers, pins and retention
 * come one after the other. A run that does not exist has nothing to lock.
 */
export async function lockRun(client: TransactionClient, runId: RunId): Promise<void> {
  await client.$executeRaw(
    Prisma.sql`UPDATE "Run" SET "pruneSeq" = "pruneSeq" + 1 WHERE "id" = ${runId}`,
  );
}
