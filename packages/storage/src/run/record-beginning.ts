import { type RunBeginning, savepointErrors } from "@runbox/core";
import type { TransactionClient } from "../database/prisma-client.ts";
import { Prisma } from "../database/prisma-client.ts";
import type { Run } from "../generated/sqlite/client.ts";
import type { SavepointRow } from "../savepoint/savepoint-record.ts";
import type { BeginClaim, SessionRegistry } from "./begin-run.ts";
import { refuseClaim } from "./fence.ts";
import { findRunToWrite, findSavepoint } from "./find-run.ts";
import { fromSchedule } from "./run-record.ts";
import type { StorageContext } from "./storage-context.ts";

/** What the transaction that begins a session gave it. */
export interface BegunSession {
  readonly branch: number;
  readonly commitSeq: bigint;
  readonly nextSegment: number;
}

/** Writes in one transaction that a session begins. @throws what `begin` throws. */
export async function recordBeginning(
  context: StorageContext,
  claim: BeginClaim,
  beginning: RunBeginning,
  registry: SessionRegistry,
): Promise<BegunSession> {
  const { runId } = claim;
  return context.database.write(async ({ client }) => {
    await passFence(context, client, claim);
    const run = await findRunToWrite(client, runId);
    const base = await findSavepoint(client, runId, beginning.base.savepointId);
    if (base.status !== "persisted") {
      throw savepointErrors.savepointPruned(runId, base.savepointId);
    }
    const nowMs = context.clock.nowMs();
    const branch = await branchFor(client, run, base, nowMs);
    if (registry.row !== undefined) await client.registry.create({ data: registry.row });
    await client.run.update({
      where: { id: runId },
      data: {
        headBranch: branch,
        nextBranch: Math.max(run.nextBranch, branch + 1),
        nextRegistry: Math.max(run.nextRegistry, registry.registryNo + 1),
        latestSavepointId: base.savepointId,
        latestInstant: base.instant,
        status: "running",
        finishedAtMs: null,
        scheduleMs: fromSchedule(beginning.schedule),
        entityCount: beginning.entityIds.length,
        keepSavepoints: beginning.keepSavepoints,
        stateVersion: beginning.stateVersion,
      },
    });
    await replaceSession(client, run, base, claim, { branch, registry, beginning, nowMs });
    const event = { kind: "run.opened", baseInstant: beginning.base.instant } as const;
    await context.events.write(client, runId, [event], nowMs);
    return { branch, commitSeq: run.commitSeq, nextSegment: Number(run.nextSegment) };
  });
}

async function passFence(
  { clock, database }: StorageContext,
  client: TransactionClient,
  { runId, epoch, holder }: BeginClaim,
): Promise<void> {
  const changedCount = await client.$executeRaw(Prisma.sql`
    UPDATE "Run" SET "commitSeq" = "commitSeq" + 1, "activeAtMs" = ${BigInt(clock.nowMs())},
      "leaseHolder" = ${holder.name},
      "leaseUntilMs" = ${BigInt(database.nowMs() + holder.leaseMs)}
    WHERE "id" = ${runId} AND "epoch" = ${Number(epoch)} AND "deletedAtMs" IS NULL`);
  if (changedCount !== 1) await refuseClaim(client, { runId, epoch, commitSeq: 0n });
}

/** Nothing is overwritten: going on from an older savepoint makes a branch of its own. */
async function branchFor(
  client: TransactionClient,
  run: Run,
  base: SavepointRow,
  nowMs: number,
): Promise<number> {
  if (run.latestSavepointId === base.savepointId) return run.headBranch;
  const newer = await client.savepoint.findFirst({
    where: { runId: run.id, branch: base.branch, instant: { gt: base.instant } },
    select: { savepointId: true },
  });
  if (newer === null) return base.branch;
  await client.branch.create({
    data: {
      runId: run.id,
      branch: run.nextBranch,
      parentBranch: base.branch,
      forkSavepointId: base.savepointId,
      forkInstant: base.instant,
      createdAtMs: BigInt(nowMs),
    },
  });
  return run.nextBranch;
}

/** An acquisition can begin twice; what it pushed first is given up. */
async function replaceSession(
  client: TransactionClient,
  run: Run,
  base: SavepointRow,
  { runId, epoch, holder }: BeginClaim,
  session: {
    readonly branch: number;
    readonly registry: SessionRegistry;
    readonly beginning: RunBeginning;
    readonly nowMs: number;
  },
): Promise<void> {
  const key = { runId, epoch: Number(epoch) };
  await client.writerSession.deleteMany({ where: key });
  await client.writerSession.create({
    data: {
      ...key,
      branch: session.branch,
      baseSavepointId: base.savepointId,
      baseInstant: base.instant,
      registryNo: session.registry.registryNo,
      firstSegment: run.nextSegment,
      stateVersion: session.beginning.stateVersion,
      holder: holder.name,
      writtenBy: holder.writtenBy,
      beganAtMs: BigInt(session.nowMs),
    },
  });
}
