import { type Epoch, type RunId, runErrors } from "@runbox/core";
import type { TransactionClient } from "../database/prisma-client.ts";

/** A writer's claim, checked by the first statement of each of its transactions. */
export interface FenceClaim {
  readonly runId: RunId;
  readonly epoch: Epoch;
  /** The commit that this writer knows as the newest. */
  readonly commitSeq: bigint;
}

/** Refuses early who would be refused anyway. @throws what `refuseClaim` throws. */
export async function checkClaim(client: TransactionClient, claim: FenceClaim): Promise<void> {
  const run = await client.run.findUnique({
    where: { id: claim.runId },
    select: { epoch: true, deletedAtMs: true },
  });
  if (run?.deletedAtMs === null && run.epoch === claim.epoch) return;
  await refuseClaim(client, claim);
}

/**
 * Says why a claim was refused. Called after the fencing statement changed no row.
 *
 * @throws always: `RUN.NOT_FOUND`, `RUN.DELETED`, `RUN.ENDED` or `RUN.FENCED`.
 */
export async function refuseClaim(
  client: TransactionClient,
  { runId, epoch }: FenceClaim,
): Promise<never> {
  const run = await client.run.findUnique({
    where: { id: runId },
    select: { epoch: true, status: true, deletedAtMs: true },
  });
  if (run === null) throw runErrors.runNotFound(runId);
  if (run.deletedAtMs !== null) throw runErrors.runDeleted(runId);
  const current = run.epoch as Epoch;
  if (current === epoch && run.status !== "running") throw runErrors.runEnded(runId, run.status);
  throw runErrors.fenced(runId, epoch, current);
}
