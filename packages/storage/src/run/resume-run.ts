import {
  type Epoch,
  type ExternalMs,
  type LeaseHolder,
  type ResumedRun,
  type RunId,
  runErrors,
  type SavepointId,
} from "@runbox/core";
import type { TransactionClient } from "../database/prisma-client.ts";
import type { Run, WriterSession } from "../generated/sqlite/client.ts";
import { mapOrdinals } from "../registry/ordinal-map.ts";
import { type Registry, readRegistry } from "../registry/registry-store.ts";
import { loadSavepoint, reportDamage } from "../savepoint/load-savepoint.ts";
import { remapTable } from "../values/value-table.ts";
import { emptyStart, type FrontierStart } from "../writer/frontier.ts";
import { findRunToWrite, loadRunRecord } from "./find-run.ts";
import { type OpenWriters, openWriter } from "./open-writer.ts";
import { readSessionLog } from "./session-log.ts";
import type { StorageContext } from "./storage-context.ts";

/** Goes on as a writer after a restart. See `Storage.resumeRun`. */
export async function resumeRun(
  context: StorageContext,
  writers: OpenWriters,
  runId: RunId,
  epoch: Epoch,
  holder: LeaseHolder,
): Promise<ResumedRun> {
  const claimed = await context.database.write(({ client }) =>
    claimSession(context, client, runId, epoch, holder),
  );
  const { run, session, newest } = claimed;
  const damageAt = (newest?.savepointId ?? session.baseSavepointId ?? "log") as SavepointId;
  return reportDamage(context.database, runId, damageAt, async () => {
    const registry = await readRegistry(context.database, {
      runId,
      registryNo: session.registryNo,
    });
    const baseInstant = Number(session.baseInstant) as ExternalMs;
    const frontier = newest === null ? baseInstant : (Number(newest.instant) as ExternalMs);
    const values = await valuesAt(context, runId, registry, session, newest?.savepointId);
    const log = await readSessionLog(context.database, session, frontier, registry);
    const writer = openWriter(context, writers, {
      facts: {
        runId,
        epoch,
        holder,
        branch: session.branch,
        registry,
        baseInstant,
        stateVersion: session.stateVersion,
        keepSavepoints: run.keepSavepoints,
      },
      start: { commitSeq: run.commitSeq, nextSegment: Number(run.nextSegment) },
      values,
      frontierInstant: frontier,
      logged: log.segments,
    });
    const { lastInstants, openInstants } = log;
    const { entityIds } = registry;
    const { record } = claimed;
    return { run: record, writer, entityIds, baseInstant, frontier, lastInstants, openInstants };
  });
}

/** Refuses whoever else believes to be this writer, and says where the session stands. */
async function claimSession(
  context: StorageContext,
  client: TransactionClient,
  runId: RunId,
  epoch: Epoch,
  holder: LeaseHolder,
) {
  await client.run.updateMany({
    where: { id: runId, epoch: Number(epoch), deletedAtMs: null, status: "running" },
    data: {
      commitSeq: { increment: 1 },
      activeAtMs: BigInt(context.clock.nowMs()),
      leaseHolder: holder.name,
      leaseUntilMs: BigInt(context.database.nowMs() + holder.leaseMs),
    },
  });
  const run = await findRunToWrite(client, runId);
  checkResumable(run, runId, epoch);
  const session = await client.writerSession.findUnique({
    where: { runId_epoch: { runId, epoch: Number(epoch) } },
  });
  if (session === null) throw runErrors.runNotOpen(runId);
  const newest = await client.savepoint.findFirst({
    where: {
      runId,
      branch: session.branch,
      epoch: session.epoch,
      instant: { gt: session.baseInstant },
    },
    orderBy: { instant: "desc" },
    select: { savepointId: true, instant: true },
  });
  return { run, session, newest, record: await loadRunRecord(context, client, run) };
}

function checkResumable(run: Run, runId: RunId, epoch: Epoch): void {
  if (run.epoch !== epoch) throw runErrors.fenced(runId, epoch, run.epoch as Epoch);
  if (run.status !== "running") throw runErrors.runEnded(runId, run.status);
}

/** The content of the newest savepoint of the session, or of its base. */
async function valuesAt(
  context: StorageContext,
  runId: RunId,
  registry: Registry,
  session: WriterSession,
  newestId: string | undefined,
): Promise<FrontierStart> {
  const savepointId = newestId ?? session.baseSavepointId;
  if (savepointId === null) return emptyStart(registry.entityIds.length);
  const loaded = await loadSavepoint(context, runId, savepointId as SavepointId);
  const isSame = loaded.registry.registryNo === registry.registryNo;
  const { entityIds } = registry;
  return {
    table: isSame
      ? loaded.table
      : remapTable(
          loaded.table,
          mapOrdinals(loaded.registry.entityIds, entityIds),
          entityIds.length,
        ),
    segments: loaded.segments.map(({ ref, storedBytes }) => ({
      storedBytes,
      ref: { ...ref, bound: boundOf(ref, runId, Number(session.firstSegment), session) },
    })),
  };
}

/** Segments of the session itself have no bound; those it inherited end where it began. */
function boundOf(
  ref: { readonly runId: string; readonly seq: number; readonly bound: number },
  runId: string,
  firstSegment: number,
  { baseInstant }: WriterSession,
): number {
  if (ref.runId === runId && ref.seq >= firstSegment) return ref.bound;
  return Math.min(ref.bound, Number(baseInstant));
}
