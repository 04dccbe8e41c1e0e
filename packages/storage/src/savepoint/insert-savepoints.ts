import type { SavepointRecord } from "@runbox/core";
import type { ColumnValue, WriteTransaction } from "../database/database.ts";

/** A savepoint that is worked out and on its way to the database. */
export interface PlannedSavepoint {
  readonly record: SavepointRecord;
  readonly registryNo: number;
  /** `null` when retention would drop it at once. */
  readonly manifest: Uint8Array | null;
}

/** The columns in the order of the values below; those of a pin are left out, and so null. */
const COLUMNS = [
  "runId",
  "savepointId",
  "branch",
  "instant",
  "status",
  "origin",
  "epoch",
  "registryNo",
  "entityCount",
  "changedCount",
  "stateBytes",
  "addedBytes",
  "reachableBytes",
  "openedAtMs",
  "completedAtMs",
  "persistedAtMs",
  "completedBy",
  "stateVersion",
  "writtenBy",
  "digest",
  "prunedAtMs",
  "manifest",
] as const;

export async function insertSavepoints(
  transaction: WriteTransaction,
  savepoints: readonly PlannedSavepoint[],
): Promise<void> {
  const rows = savepoints.map(toValues);
  await transaction.insertRows({ table: "Savepoint", columns: COLUMNS, rows });
}

function toValues({ record, registryNo, manifest }: PlannedSavepoint): readonly ColumnValue[] {
  return [
    record.runId,
    record.savepointId,
    record.branch,
    BigInt(record.instant),
    record.status,
    record.origin,
    Number(record.epoch),
    registryNo,
    record.entityCount,
    record.changedCount,
    BigInt(record.stateBytes),
    BigInt(record.addedBytes),
    BigInt(record.reachableBytes),
    BigInt(record.openedAtMs),
    BigInt(record.completedAtMs),
    BigInt(record.persistedAtMs),
    record.completedBy,
    record.stateVersion,
    record.writtenBy,
    record.digest,
    record.prunedAtMs === null ? null : BigInt(record.prunedAtMs),
    manifest,
  ];
}
