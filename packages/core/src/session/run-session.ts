import type { Epoch } from "../model/epoch.ts";
import type { ExternalMs } from "../model/external-time.ts";
import type { EntityId, RunId } from "../model/ids.ts";
import type { RunProgress } from "../model/progress.ts";
import type { Schedule } from "../model/schedule.ts";
import type { EncodedState } from "../storage/run-writer.ts";

/**
 * When a push is answered. `"savepoint"`: when it is accepted, and the one that completes a
 * savepoint when the savepoint is durable. `"push"`: when it is durable itself.
 */
export type AckMode = "savepoint" | "push";

/** One run while one owner writes it: gathers pushes into savepoints and has them persisted. */
export interface RunSession {
  readonly runId: RunId;
  readonly epoch: Epoch;
  readonly schedule: Schedule;
  /** In ordinal order. */
  readonly entityIds: readonly EntityId[];

  /**
   * Takes pushes, in order, all or none: a batch with one that is refused changes nothing.
   * Late and repeated pushes are counted and have no effect.
   *
   * @throws `ENTITY.UNKNOWN`, `ENTITY.NO_STATE`, `PUSH.OFF_SCHEDULE`, `PUSH.CONFLICT`,
   * `RUN.FENCED`, `RUN.DELETED`, `RUN.CLOSED`, and what the storage throws. After a storage
   * error the session is closed: what became of the pushes is settled by loading or resuming.
   */
  push(pushes: readonly SessionPush[]): Promise<void>;

  /** The ordinal of an entity. @throws `ENTITY.UNKNOWN` */
  ordinalOf(entityId: EntityId): number;

  /** What is restorable, what is open and who is awaited. */
  progress(): RunProgress;

  /** Waits for what is under way, flushes and releases the run. Repeated calls do nothing. */
  close(): Promise<void>;
}

/** One push into a session. */
export interface SessionPush {
  readonly ordinal: number;
  /** A savepoint instant of the schedule. */
  readonly instant: ExternalMs;
  /** `null`: not changed since the entity's push before. */
  readonly state: EncodedState | null;
}
