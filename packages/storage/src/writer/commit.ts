import type { Clock, RunEventBody, RunId, SavepointRecord } from "@runbox/core";
import type { Database, WriteTransaction } from "../database/database.ts";
import { type Client, Prisma } from "../database/prisma-client.ts";
import type { StepHook } from "../database/storage-step.ts";
import type { EventWriter } from "../event/event-writer.ts";
import { refuseClaim } from "../run/fence.ts";
import type { PlannedSavepoint } from "../savepoint/insert-savepoints.ts";
import { insertSavepoints } from "../savepoint/insert-savepoints.ts";
import type { EncodedSegment } from "../segment/encode-segment.ts";
import { insertSegment } from "../segment/segment-store.ts";
import type { SessionFacts } from "./session-facts.ts";

/** What one transaction of a writer takes to the database. */
export interface Commit {
  readonly commitSeq: bigint;
  /** Names the commit, so that it can be asked for. */
  readonly token: string;
  readonly segments: readonly EncodedSegment[];
  readonly savepoints: readonly PlannedSavepoint[];
  readonly atMs: number;
}

/** What commits need from their surroundings. */
export interface CommitContext {
  readonly database: Database;
  readonly events: EventWriter;
  readonly clock: Clock;
  readonly onStep: StepHook;
}

/**
 * Writes segments and savepoints in one transaction. The fence is its first statement, so that it
 * also takes the lock.
 *
 * @throws `RUN.FENCED`, `RUN.DELETED`, `RUN.ENDED`, `STORAGE.…`
 */
export async function writeCommit(
  context: CommitContext,
  facts: SessionFacts,
  commit: Commit,
): Promise<void> {
  const work = async (transaction: WriteTransaction) => {
    await passFence(context, transaction, facts, commit);
    await context.onStep("after-fence");
    for (const segment of commit.segments) await insertSegment(transaction, segment);
    await context.onStep("after-segments");
    await insertSavepoints(transaction, commit.savepoints);
    const events = eventsOf(commit.savepoints);
    await context.events.write(transaction.client, facts.runId, events, commit.atMs);
  };
  await context.database.write(work, (client) => isWritten(client, facts.runId, commit));
  if (commit.savepoints.length > 0) context.events.announce();
}

/** Whether a commit happened: asked when its answer was lost. */
export async function isWritten(client: Client, runId: RunId, commit: Commit): Promise<boolean> {
  const newest = commit.savepoints.at(-1);
  if (newest !== undefined) {
    const { savepointId } = newest.record;
    return (await client.savepoint.count({ where: { runId, savepointId } })) === 1;
  }
  // Pushes alone are worth nothing once another writer has replaced the token.
  const run = await client.run.findUnique({ where: { id: runId }, select: { commitToken: true } });
  return run?.commitToken === commit.token;
}

async function passFence(
  { database }: CommitContext,
  { client }: WriteTransaction,
  { runId, epoch, holder }: SessionFacts,
  { commitSeq, token, segments, savepoints, atMs }: Commit,
): Promise<void> {
  const addedBytes = segments.reduce((sum, segment) => sum + segment.storedBytes, 0);
  const nextSegment = segments.reduce((next, { identity }) => Math.max(next, identity.seq + 1), 0);
  const leaseUntilMs = BigInt(database.nowMs() + holder.leaseMs);
  const newest = savepoints.at(-1);
  const latest =
    newest === undefined
      ? Prisma.empty
      : Prisma.sql`, "latestSavepointId" = ${newest.record.savepointId}, "latestInstant" = ${BigInt(newest.record.instant)}`;
  const segmentNumber =
    nextSegment === 0 ? Prisma.empty : Prisma.sql`, "nextSegment" = ${BigInt(nextSegment)}`;
  const changedCount = await client.$executeRaw(Prisma.sql`
    UPDATE "Run" SET
      "commitSeq" = "commitSeq" + 1, "commitToken" = ${token}, "activeAtMs" = ${BigInt(atMs)},
      "leaseHolder" = ${holder.name}, "leaseUntilMs" = ${leaseUntilMs},
      "storedBytes" = "storedBytes" + ${BigInt(addedBytes)}${segmentNumber}${latest}
    WHERE "id" = ${runId} AND "epoch" = ${Number(epoch)} AND "commitSeq" = ${commitSeq}
      AND "deletedAtMs" IS NULL AND "status" = 'running'`);
  if (changedCount !== 1) await refuseClaim(client, { runId, epoch, commitSeq });
}

function eventsOf(savepoints: readonly PlannedSavepoint[]): readonly RunEventBody[] {
  return savepoints
    .filter(({ manifest }) => manifest !== null)
    .map(({ record }) => persistedEvent(record));
}

function persistedEvent({ savepointId, instant }: SavepointRecord): RunEventBody {
  return { kind: "savepoint.persisted", savepointId, instant };
}
