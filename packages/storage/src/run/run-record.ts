import {
  type ExternalMs,
  parseSchedule,
  RUN_CLOCKS,
  RUN_STATUSES,
  type RunId,
  type RunRecord,
  type Schedule,
  toEpoch,
} from "@runbox/core";
import type { Run } from "../generated/sqlite/client.ts";
import { oneOf, type SavepointRow, toSavepointRecord } from "../savepoint/savepoint-record.ts";

/** The times that a record is read by. */
export interface RecordTimes {
  /** By the clock of this process: pins. */
  readonly nowMs: number;
  /** By the clock of the database: leases. */
  readonly databaseNowMs: number;
}

/** The record of a row and its newest savepoint's. */
export function toRunRecord(
  row: Run,
  latest: SavepointRow | undefined,
  times: RecordTimes,
): RunRecord {
  const isLeased = row.leaseUntilMs !== null && Number(row.leaseUntilMs) > times.databaseNowMs;
  return {
    runId: row.id as RunId,
    status: oneOf(RUN_STATUSES, row.status),
    clock: oneOf(RUN_CLOCKS, row.clock),
    schedule: toSchedule(row.scheduleMs),
    startFrom: Number(row.startFrom) as ExternalMs,
    epoch: toEpoch(row.epoch),
    headBranch: row.headBranch,
    entityCount: row.entityCount,
    keepSavepoints: row.keepSavepoints,
    scenario: row.scenario,
    stateVersion: row.stateVersion,
    tags: JSON.parse(row.tagsJson),
    createdAtMs: Number(row.createdAtMs),
    activeAtMs: Number(row.activeAtMs),
    finishedAtMs: row.finishedAtMs === null ? null : Number(row.finishedAtMs),
    leaseHolder: isLeased ? row.leaseHolder : null,
    leaseUntilMs: isLeased ? Number(row.leaseUntilMs) : null,
    latestSavepoint: latest === undefined ? null : toSavepointRecord(latest, times.nowMs),
    storedBytes: Number(row.storedBytes),
  };
}

/** A schedule as a column; null: none. */
export function fromSchedule(schedule: Schedule): bigint | null {
  return schedule === "none" ? null : BigInt(schedule);
}

function toSchedule(column: bigint | null): Schedule {
  return column === null ? "none" : parseSchedule(Number(column));
}
