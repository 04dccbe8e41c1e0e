import type { EntityId } from "../../model/ids.ts";
import type { SavepointRecord } from "../../model/savepoint.ts";
import type { ShelvedState } from "./state-shelf.ts";

/** A savepoint and, until it is pruned, its states in ordinal order. */
export interface MemorySavepoint {
  record: SavepointRecord;
  readonly entityIds: readonly EntityId[];
  states: readonly ShelvedState[] | null;
  readerCount: number;
}

/** The record as it reads now: a pin that ended is no pin. */
export function savepointRecordAt(savepoint: MemorySavepoint, nowMs: number): SavepointRecord {
  const { record } = savepoint;
  if (record.pin === null || isPinnedAt(savepoint, nowMs)) return record;
  return Object.freeze({ ...record, pin: null });
}

/** Whether a pin holds the savepoint at this moment. */
export function isPinnedAt(savepoint: MemorySavepoint, nowMs: number): boolean {
  const { pin } = savepoint.record;
  return pin !== null && (pin.untilMs === null || pin.untilMs > nowMs);
}
