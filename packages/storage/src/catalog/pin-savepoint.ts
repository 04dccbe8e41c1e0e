import {
  type AuditAction,
  type AuditContext,
  type RunEventBody,
  type RunId,
  type SavepointId,
  type SavepointPin,
  type SavepointRecord,
  savepointErrors,
} from "@runbox/core";
import type { TransactionClient } from "../database/prisma-client.ts";
import { lockRun } from "../retention/lock-run.ts";
import { findRun, findSavepoint } from "../run/find-run.ts";
import type { StorageContext } from "../run/storage-context.ts";
import { type SavepointRow, toSavepointRecord } from "../savepoint/savepoint-record.ts";

/** Pins a savepoint, or changes its pin. See `Catalog.pinSavepoint`. */
export async function pinSavepoint(
  context: StorageContext,
  runId: RunId,
  savepointId: SavepointId,
  pin: Omit<SavepointPin, "pinnedAtMs">,
  audit?: AuditContext,
): Promise<SavepointRecord> {
  const nowMs = context.clock.nowMs();
  const record = await context.database.write(async ({ client }) => {
    // Retention takes the same lock: either it sees the pin, or this sees that the states are gone.
    await lockRun(client, runId);
    const before = await findOfRun(client, runId, savepointId);
    if (before.status !== "persisted") throw savepointErrors.savepointPruned(runId, savepointId);
    return change(context, client, before, {
      columns: {
        pinNote: pin.note,
        pinnedBy: pin.pinnedBy,
        pinnedAtMs: BigInt(nowMs),
        pinUntilMs: pin.untilMs === null ? null : BigInt(pin.untilMs),
      },
      action: "savepoint.pin",
      event: { kind: "savepoint.pinned", savepointId },
      audit,
    });
  });
  context.events.announce();
  return record;
}

/** Ends a pin. See `Catalog.unpinSavepoint`. */
export async function unpinSavepoint(
  context: StorageContext,
  runId: RunId,
  savepointId: SavepointId,
  audit?: AuditContext,
): Promise<SavepointRecord> {
  const record = await context.database.write(async ({ client }) => {
    const before = await findOfRun(client, runId, savepointId);
    if (before.pinnedAtMs === null) return toSavepointRecord(before, context.clock.nowMs());
    return change(context, client, before, {
      columns: { pinNote: null, pinnedBy: null, pinnedAtMs: null, pinUntilMs: null },
      action: "savepoint.unpin",
      event: { kind: "savepoint.unpinned", savepointId },
      audit,
    });
  });
  context.events.announce();
  return record;
}

async function findOfRun(
  client: TransactionClient,
  runId: RunId,
  savepointId: SavepointId,
): Promise<SavepointRow> {
  await findRun(client, runId);
  return findSavepoint(client, runId, savepointId);
}

interface PinChange {
  readonly columns: {
    readonly pinNote: string | null;
    readonly pinnedBy: string | null;
    readonly pinnedAtMs: bigint | null;
    readonly pinUntilMs: bigint | null;
  };
  readonly action: AuditAction;
  readonly event: RunEventBody;
  readonly audit: AuditContext | undefined;
}

async function change(
  context: StorageContext,
  client: TransactionClient,
  before: SavepointRow,
  { columns, action, event, audit }: PinChange,
): Promise<SavepointRecord> {
  const nowMs = context.clock.nowMs();
  const runId = before.runId as RunId;
  const { savepointId } = before;
  await client.savepoint.update({
    where: { runId_savepointId: { runId, savepointId } },
    data: columns,
    select: { savepointId: true },
  });
  await client.run.update({
    where: { id: runId },
    data: { activeAtMs: BigInt(nowMs) },
    select: { id: true },
  });
  const record = toSavepointRecord({ ...before, ...columns }, nowMs);
  if (audit !== undefined) {
    await context.audit.write(client, {
      context: audit,
      action,
      resource: `savepoint:${runId}/${savepointId}`,
      outcome: "ok",
      before: { pin: toSavepointRecord(before, nowMs).pin },
      after: { pin: record.pin },
    });
  }
  await context.events.write(client, runId, [event], nowMs);
  return record;
}
