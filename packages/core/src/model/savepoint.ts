import type { Digest } from "./digest.ts";
import type { Epoch } from "./epoch.ts";
import type { ExternalMs } from "./external-time.ts";
import type { EntityId, RunId, SavepointId } from "./ids.ts";

/**
 * `persisted`: whole and restorable. `pruned`: the record remains, the states are gone.
 * (An open savepoint has no record yet; see `RunProgress`.)
 */
export const SAVEPOINT_STATUSES = ["persisted", "pruned"] as const;
export type SavepointStatus = (typeof SAVEPOINT_STATUSES)[number];

/** Why a savepoint exists. */
export const SAVEPOINT_ORIGINS = ["scheduled", "upgrade"] as const;
export type SavepointOrigin = (typeof SAVEPOINT_ORIGINS)[number];

/** A hold that keeps a savepoint's states from retention. */
export interface SavepointPin {
  readonly note: string;
  readonly pinnedBy: string;
  readonly pinnedAtMs: number;
  /** When the pin ends by itself; `null`: never. */
  readonly untilMs: number | null;
}

/** One savepoint, as the timeline remembers it. Wall times are milliseconds since the epoch. */
export interface SavepointRecord {
  readonly savepointId: SavepointId;
  readonly runId: RunId;
  readonly branch: number;
  /** The instant of external time: every message before it is in, none at or after it. */
  readonly instant: ExternalMs;
  readonly status: SavepointStatus;
  readonly origin: SavepointOrigin;
  readonly epoch: Epoch;
  /** Registered entities, all of which saved. */
  readonly entityCount: number;
  /** Entities whose state differs from the savepoint before it on the branch. */
  readonly changedCount: number;
  /** Bytes of all states before compression, that reading this savepoint gives. */
  readonly stateBytes: number;
  /** Bytes written to the database for this savepoint. */
  readonly addedBytes: number;
  /** Bytes in the database that this savepoint reaches. */
  readonly reachableBytes: number;
  /** When the first entity saved for it. */
  readonly openedAtMs: number;
  /** When the last entity saved for it. */
  readonly completedAtMs: number;
  /** When it was durable. */
  readonly persistedAtMs: number;
  /** The entity that completed it. */
  readonly completedBy: EntityId | null;
  readonly stateVersion: number;
  readonly writtenBy: string;
  readonly digest: Digest;
  readonly pin: SavepointPin | null;
  readonly prunedAtMs: number | null;
}

/** Picks one savepoint of a run: by id, or by instant on the head branch. */
export type SavepointRef = { readonly savepointId: SavepointId } | { readonly instant: ExternalMs };
