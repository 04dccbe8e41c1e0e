import type { ExternalMs } from "../model/external-time.ts";
import type { EntityId } from "../model/ids.ts";
import type { RunProgress } from "../model/progress.ts";
import type { SavepointRecord, SavepointRef } from "../model/savepoint.ts";
import type { SessionPush } from "../session/run-session.ts";
import type { SavedState } from "../storage/savepoint-reader.ts";

/**
 * How a state store reaches its run: directly over a storage, or over the network. Everything
 * above it is the same code for both.
 */
export interface RunConnection {
  isInitialized(): Promise<boolean>;

  /** Creates the run and opens it. @throws `RUN.ALREADY_INITIALIZED`, `RUN.DELETED` */
  init(startFrom: ExternalMs, entityIds: readonly EntityId[]): Promise<PushChannel>;

  /**
   * Takes the run over, fencing every earlier writer.
   *
   * @throws `RUN.NOT_INITIALIZED`, `RUN.NO_SAVEPOINT`, `SAVEPOINT.NOT_FOUND`, `SAVEPOINT.PRUNED`
   */
  load(savepoint?: SavepointRef): Promise<LoadedRun>;

  /** Gives everything back. Repeated calls do nothing. */
  close(): Promise<void>;
}

/** A run that was taken over, with the savepoint to go on from. */
export interface LoadedRun {
  readonly base: SavepointRecord;
  /** In ordinal order. */
  readonly entityIds: readonly EntityId[];
  /** The states of the base savepoint, each entity once. */
  states(): AsyncIterable<readonly SavedState[]>;
  /** Opens the run for pushes of these entities. */
  begin(entityIds: readonly EntityId[]): Promise<PushChannel>;
  /**
   * Lets go of what reading the states holds. Called once at the end of every load, whether it
   * was begun or not; repeated calls do nothing.
   */
  release(): Promise<void>;
}

/** Takes the pushes of an open run. */
export interface PushChannel {
  push(pushes: readonly SessionPush[]): Promise<void>;
  progress(): Promise<RunProgress>;
  close(): Promise<void>;
}
