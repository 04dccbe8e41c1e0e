import type { SavepointRecord } from "@runbox/core";

/** A savepoint that is worked out and on its way to the database. */
export interface PlannedSavepoint {
  readonly record: SavepointRecord;
  readonly registryNo: number;
  /** `null` when retention would drop it at once. */
  readonly manifest: Uint8Array<ArrayBuffer> | null;
}

/** The savepoint as a row. */
export function toSavepointData({ record, registryNo, manifest }: PlannedSavepoint) {
  return {
    runId: record.runId,
    savepointId: record.savepointId,
    branch: record.branch,
    instant: BigInt(record.instant),
    status: record.status,
    origin: record.origin,
    epoch: Number(record.epoch),
    registryNo,
    entityCount: record.entityCount,
    changedCount: record.changedCount,
    stateBytes: BigInt(record.stateBytes),
    addedBytes: BigInt(record.addedBytes),
    reachableBytes: BigInt(record.reachableBytes),
    openedAtMs: BigInt(record.openedAtMs),
    completedAtMs: BigInt(record.completedAtMs),
    persistedAtMs: BigInt(record.persistedAtMs),
    completedBy: record.completedBy,
    stateVersion: record.stateVersion,
    writtenBy: record.writtenBy,
    digest: record.digest,
    prunedAtMs: record.prunedAtMs === null ? null : BigInt(record.prunedAtMs),
    manifest,
  };
}
