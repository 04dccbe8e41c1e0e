import {
  type Digest,
  type EntityId,
  type ExternalMs,
  InvariantViolation,
  type RunId,
  SAVEPOINT_ORIGINS,
  SAVEPOINT_STATUSES,
  type SavepointId,
  type SavepointPin,
  type SavepointRecord,
  toEpoch,
} from "@runbox/core";
import type { Savepoint } from "../generated/sqlite/client.ts";

/** A row without its manifest: lists need no blobs. */
export type SavepointRow = Omit<Savepoint, "manifest">;

/** Leaves the manifest out of a query. */
export const WITHOUT_MANIFEST = { manifest: true } as const;

/**
 * The record of a row.
 *
 * @param nowMs a pin that has run out is none.
 */
export function toSavepointRecord(row: SavepointRow, nowMs: number): SavepointRecord {
  return {
    savepointId: row.savepointId as SavepointId,
    runId: row.runId as RunId,
    branch: row.branch,
    instant: Number(row.instant) as ExternalMs,
    status: oneOf(SAVEPOINT_STATUSES, row.status),
    origin: oneOf(SAVEPOINT_ORIGINS, row.origin),
    epoch: toEpoch(row.epoch),
    entityCount: row.entityCount,
    changedCount: row.changedCount,
    stateBytes: Number(row.stateBytes),
    addedBytes: Number(row.addedBytes),
    reachableBytes: Number(row.reachableBytes),
    openedAtMs: Number(row.openedAtMs),
    completedAtMs: Number(row.completedAtMs),
    persistedAtMs: Number(row.persistedAtMs),
    completedBy: row.completedBy as EntityId | null,
    stateVersion: row.stateVersion,
    writtenBy: row.writtenBy,
    digest: row.digest as Digest,
    pin: toPin(row, nowMs),
    prunedAtMs: row.prunedAtMs === null ? null : Number(row.prunedAtMs),
  };
}

function toPin(row: SavepointRow, nowMs: number): SavepointPin | null {
  if (row.pinnedAtMs === null) return null;
  if (row.pinUntilMs !== null && Number(row.pinUntilMs) <= nowMs) return null;
  return {
    note: row.pinNote ?? "",
    pinnedBy: row.pinnedBy ?? "",
    pinnedAtMs: Number(row.pinnedAtMs),
    untilMs: row.pinUntilMs === null ? null : Number(row.pinUntilMs),
  };
}

/** Narrows a text of the database to one of the words that this version knows. */
export function oneOf<const Word extends string>(words: readonly Word[], text: string): Word {
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw new InvariantViolation(`The database holds the word "${text}".`);
  return word;
}
