import { type AuditContext, type NewRun, type RunWriter, runErrors, toEpoch } from "@runbox/core";
import type { WriteTransaction } from "../database/database.ts";
import { isUniqueViolation } from "../database/database-errors.ts";
import { type RegistryRow, toRegistryRow } from "../registry/registry-store.ts";
import { emptyStart } from "../writer/frontier.ts";
import { type OpenWriters, openWriter } from "./open-writer.ts";
import { fromSchedule } from "./run-record.ts";
import type { StorageContext } from "./storage-context.ts";

const FIRST_BRANCH = 0;
const FIRST_EPOCH = 1;
const FIRST_REGISTRY = 1;
const FIRST_SEGMENT = 1;

/** Creates a run and opens it. See `Storage.createRun`. */
export async function createRun(
  context: StorageContext,
  writers: OpenWriters,
  run: NewRun,
  audit?: AuditContext,
): Promise<RunWriter> {
  const registry = await toRegistryRow(run.runId, FIRST_REGISTRY, run.entityIds);
  await insertRun(context, run, registry, audit);
  context.events.announce();
  return openWriter(context, writers, {
    facts: {
      runId: run.runId,
      epoch: toEpoch(FIRST_EPOCH),
      branch: FIRST_BRANCH,
      registry: { registryNo: FIRST_REGISTRY, entityIds: run.entityIds, digest: registry.digest },
      baseInstant: run.startFrom,
      stateVersion: run.stateVersion,
      keepSavepoints: run.keepSavepoints,
      holder: run.holder,
    },
    start: { commitSeq: 0n, nextSegment: FIRST_SEGMENT },
    values: emptyStart(run.entityIds.length),
    frontierInstant: run.startFrom,
    logged: [],
  });
}

async function insertRun(
  context: StorageContext,
  run: NewRun,
  registry: RegistryRow,
  audit: AuditContext | undefined,
): Promise<void> {
  try {
    await context.database.write(async (transaction) => {
      await refuseUsedName(transaction, run);
      await insertRows(context, transaction, run, registry);
      if (audit !== undefined) await writeAudit(context, transaction, run, audit);
      const nowMs = context.clock.nowMs();
      await context.events.write(transaction.client, run.runId, [{ kind: "run.created" }], nowMs);
    });
  } catch (error) {
    // Somebody else was faster than the check.
    if (isUniqueViolation(error)) throw runErrors.runAlreadyInitialized(run.runId);
    throw error;
  }
}

async function refuseUsedName({ client }: WriteTransaction, { runId }: NewRun): Promise<void> {
  const known = await client.run.findUnique({
    where: { id: runId },
    select: { deletedAtMs: true },
  });
  if (known === null) return;
  throw known.deletedAtMs === null
    ? runErrors.runAlreadyInitialized(runId)
    : runErrors.runDeleted(runId);
}

async function insertRows(
  { database, clock }: StorageContext,
  { client }: WriteTransaction,
  run: NewRun,
  registry: RegistryRow,
): Promise<void> {
  const { runId, holder } = run;
  const nowMs = BigInt(clock.nowMs());
  await client.run.create({
    data: {
      id: runId,
      status: "running",
      clock: run.clock,
      scheduleMs: fromSchedule(run.schedule),
      startFrom: BigInt(run.startFrom),
      epoch: FIRST_EPOCH,
      commitSeq: 0n,
      commitToken: "",
      headBranch: FIRST_BRANCH,
      nextBranch: FIRST_BRANCH + 1,
      nextRegistry: FIRST_REGISTRY + 1,
      nextSegment: BigInt(FIRST_SEGMENT),
      entityCount: run.entityIds.length,
      keepSavepoints: run.keepSavepoints,
      scenario: run.scenario,
      stateVersion: run.stateVersion,
      tagsJson: JSON.stringify(run.tags),
      createdAtMs: nowMs,
      activeAtMs: nowMs,
      leaseHolder: holder.name,
      leaseUntilMs: BigInt(database.nowMs() + holder.leaseMs),
      storedBytes: 0n,
    },
  });
  const tags = Object.entries(run.tags).map(([key, value]) => ({ runId, key, value }));
  if (tags.length > 0) await client.runTag.createMany({ data: tags });
  await client.branch.create({ data: { runId, branch: FIRST_BRANCH, createdAtMs: nowMs } });
  await client.registry.create({ data: registry });
  await client.writerSession.create({
    data: {
      runId,
      epoch: FIRST_EPOCH,
      branch: FIRST_BRANCH,
      baseInstant: BigInt(run.startFrom),
      registryNo: FIRST_REGISTRY,
      firstSegment: BigInt(FIRST_SEGMENT),
      stateVersion: run.stateVersion,
      holder: holder.name,
      writtenBy: holder.writtenBy,
      beganAtMs: nowMs,
    },
  });
}

async function writeAudit(
  { audit }: StorageContext,
  { client }: WriteTransaction,
  run: NewRun,
  context: AuditContext,
): Promise<void> {
  await audit.write(client, {
    context,
    action: "run.create",
    resource: `run:${run.runId}`,
    outcome: "ok",
    before: null,
    after: { schedule: run.schedule, entityCount: run.entityIds.length, scenario: run.scenario },
  });
}
