import type { PruneReport, RunId } from "@runbox/core";
import { inHistory, readHistory } from "../catalog/branch-history.ts";
import { isPinned } from "../catalog/list-savepoints.ts";
import type { TransactionClient } from "../database/prisma-client.ts";
import type { Run } from "../generated/sqlite/client.ts";
import { findRun } from "../run/find-run.ts";
import type { StorageContext } from "../run/storage-context.ts";
import { deleteUnreachable } from "./delete-unreachable.ts";
import { chooseExpendable } from "./kept-savepoints.ts";
import { lockRun } from "./lock-run.ts";

/**
 * Lets the states of savepoints go that nobody needs. See `Storage.pruneSavepoints`.
 *
 * First the savepoints are marked, then the segments are deleted that no kept one reaches, in
 * transactions of their own: an interruption leaves segments that the next prune finds.
 */
export async function pruneSavepoints(context: StorageContext, runId: RunId): Promise<PruneReport> {
  await context.onStep("prune-before-marking");
  const prunedCount = await markPruned(context, runId);
  const freedBytes = await deleteUnreachable(context, runId);
  if (prunedCount > 0 || freedBytes > 0) {
    const event = { kind: "savepoints.pruned", prunedCount, freedBytes } as const;
    await context.database.write(({ client }) =>
      context.events.write(client, runId, [event], context.clock.nowMs()),
    );
    context.events.announce();
  }
  return { prunedCount, freedBytes };
}

/** Fewer at a time than a statement can have parameters. */
const MARKED_PER_STATEMENT = 1_000;

async function markPruned(context: StorageContext, runId: RunId): Promise<number> {
  const { database, clock } = context;
  return database.write(async ({ client }) => {
    await lockRun(client, runId);
    const run = await findRun(client, runId);
    const nowMs = clock.nowMs();
    const expendable = await findExpendable(context, client, run, nowMs);
    for (let start = 0; start < expendable.length; start += MARKED_PER_STATEMENT) {
      await client.savepoint.updateMany({
        where: {
          runId,
          savepointId: { in: expendable.slice(start, start + MARKED_PER_STATEMENT) },
        },
        data: {
          status: "pruned",
          prunedAtMs: BigInt(nowMs),
          manifest: null,
          pinNote: null,
          pinnedBy: null,
          pinnedAtMs: null,
          pinUntilMs: null,
        },
      });
    }
    return expendable.length;
  });
}

async function findExpendable(
  { readers, database }: StorageContext,
  client: TransactionClient,
  run: Run,
  nowMs: number,
): Promise<string[]> {
  const persisted = { runId: run.id, status: "persisted" };
  const kept = await client.savepoint.findMany({ where: persisted, select: { savepointId: true } });
  const pinned = await client.savepoint.findMany({
    where: { ...persisted, ...isPinned(nowMs) },
    select: { savepointId: true },
  });
  const history = await readHistory(client, run.id, run.headBranch);
  const head = await client.savepoint.findMany({
    where: { ...persisted, ...inHistory(history) },
    orderBy: { instant: "desc" },
    take: run.keepSavepoints,
    select: { savepointId: true },
  });
  const leases = await client.readerLease.findMany({
    where: { runId: run.id, untilMs: { gt: BigInt(database.nowMs()) } },
    select: { savepointId: true },
  });
  const isPinnedId = new Set(pinned.map(({ savepointId }) => savepointId));
  const isLeased = new Set(leases.map(({ savepointId }) => savepointId));
  const savepoints = kept.map(({ savepointId }) => ({
    savepointId,
    isPinned: isPinnedId.has(savepointId),
    isHeld: isLeased.has(savepointId) || readers.isHeld(run.id, savepointId),
  }));
  return [
    ...chooseExpendable(savepoints, {
      keepCount: run.keepSavepoints,
      headNewestFirst: head.map(({ savepointId }) => savepointId),
    }),
  ];
}
