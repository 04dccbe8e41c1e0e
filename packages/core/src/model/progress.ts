import type { ExternalMs } from "./external-time.ts";
import type { EntityId } from "./ids.ts";

/** An entity that the open savepoint still waits for. */
export interface MissingEntity {
  readonly entityId: EntityId;
  /** Its last pushed instant; `null` when it has not pushed since the run was initialized. */
  readonly lastInstant: ExternalMs | null;
  /** How far it is behind the fastest entity, in external time. */
  readonly behindMs: number;
}

/** An open savepoint that at least one entity has saved for. */
export interface OpenSavepoint {
  readonly instant: ExternalMs;
  readonly savedCount: number;
  /** Wall time of the first push that opened it. */
  readonly openedAtMs: number;
}

/** Where a run stands between its savepoints: what is restorable, what is open, who is awaited. */
export interface RunProgress {
  readonly entityCount: number;
  /** The newest instant that every entity has reached. */
  readonly frontier: ExternalMs;
  /** The newest instant that any entity has reached. */
  readonly newestInstant: ExternalMs;
  /** Open savepoints, oldest first; at most the first 100. */
  readonly open: readonly OpenSavepoint[];
  readonly openCount: number;
  /** Entities that hold the oldest open savepoint back; at most the first 100, slowest first. */
  readonly missing: readonly MissingEntity[];
  readonly missingCount: number;
  /** Wall time since when the oldest open savepoint has been waiting; `null` when none is open. */
  readonly waitingSinceMs: number | null;
  readonly counters: PushCounters;
}

/** What has happened to the pushes of this session. */
export interface PushCounters {
  readonly acceptedCount: number;
  /** Accepted pushes that carried no bytes, since nothing had changed. */
  readonly unchangedCount: number;
  /** Pushes at or below the frontier, or below the entity's last instant: no effect. */
  readonly lateCount: number;
  /** The same push again: no effect. */
  readonly repeatedCount: number;
}
