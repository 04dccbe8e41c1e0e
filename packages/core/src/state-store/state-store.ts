import type { Entity } from "../entity/entity.ts";
import type { ExternalMs } from "../model/external-time.ts";
import type { EntityId } from "../model/ids.ts";
import type { RunProgress } from "../model/progress.ts";
import type { SavepointRecord } from "../model/savepoint.ts";

/** Keeps the state of one run: begins it, gives it back, gathers it into savepoints. */
export interface StateStore {
  /** Whether the run exists. Asks the storage. */
  isInitialized(): Promise<boolean>;

  /**
   * Begins a new run. Its first savepoint is the first instant of the schedule after `startFrom`,
   * and becomes complete when every entity has pushed.
   *
   * @param startFrom external time at which the run begins.
   * @param definitions the run's entities; at least one, no id twice.
   * @throws `RUN.ALREADY_INITIALIZED`, `RUN.DELETED`, `ENTITY.NONE_REGISTERED`,
   * `ENTITY.DUPLICATE`, `INPUT.INVALID_ID`, `INPUT.INVALID_TIME`
   */
  initRunState(
    startFrom: number,
    definitions: readonly EntityDefinition[],
  ): Promise<readonly Entity[]>;

  /**
   * Takes the run over from whoever wrote it, and gives its entities as they were at the newest
   * complete savepoint, or at a chosen one.
   *
   * @param update changes the whole list: states, and which entities there are. Its result is the
   * registered set. It reaches the storage with the next complete savepoint only, so it must give
   * the same result when it is called again.
   * @throws `RUN.NOT_INITIALIZED`, `RUN.NO_SAVEPOINT`, `SAVEPOINT.NOT_FOUND`, `SAVEPOINT.PRUNED`,
   * `SAVEPOINT.CORRUPT`, and what `update` throws
   */
  loadRunState(update?: RunStateUpdate, options?: LoadOptions): Promise<LoadedRunState>;

  /**
   * Saves one entity's state at an instant of the schedule. Entities call this by themselves;
   * call it only for a component that keeps no `Entity`.
   *
   * @throws `ENTITY.UNKNOWN`, `PUSH.OFF_SCHEDULE`, `PUSH.CONFLICT`, `STATE.UNSUPPORTED`,
   * `STATE.TOO_LARGE`, `RUN.NOT_OPEN`, `RUN.FENCED`, `RUN.DELETED`, `RUN.CLOSED`
   */
  save(entityId: string, timestamp: number, state: unknown): Promise<void>;

  /** What is restorable, what is open, and who holds it back. @throws `RUN.NOT_OPEN` */
  progress(): Promise<RunProgress>;

  /** Waits for what is under way and releases the run. Repeated calls do nothing. */
  close(): Promise<void>;
}

/** An entity as a run is begun or loaded with it. */
export interface EntityDefinition {
  readonly id: string;
  readonly state: unknown;
}

/** Carries a run's entities from what was saved to what the code needs now. */
export type RunStateUpdate = (
  definitions: readonly EntityDefinition[],
) => readonly EntityDefinition[] | Promise<readonly EntityDefinition[]>;

/** Which savepoint to load. */
export interface LoadOptions {
  /** The newest complete one when absent. An older one begins a new branch. */
  readonly savepoint?: { readonly savepointId: string } | { readonly instant: number };
}

/** A run that was loaded. */
export interface LoadedRunState {
  /** The savepoint's instant: every message before it is in the states, none at or after it. */
  readonly timestamp: ExternalMs;
  readonly savepoint: SavepointRecord;
  /** In the order of the registered list. */
  readonly entities: readonly Entity[];
  /** The same entities by id. */
  readonly entitiesById: ReadonlyMap<EntityId, Entity>;
}
