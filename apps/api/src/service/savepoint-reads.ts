import type { EntityId, RunId, SavedEntity, SavedState, SavepointId } from "@runbox/core";

/** Reads states and entity lists of savepoints, and remembers what is asked for again. */
export interface SavepointReads {
  /** @throws `SAVEPOINT.NOT_FOUND`, `SAVEPOINT.PRUNED`, `SAVEPOINT.CORRUPT` */
  listEntities(runId: RunId, savepointId: SavepointId): Promise<readonly SavedEntity[]>;
  /** The registered set of a savepoint, in ordinal order. */
  entityIds(runId: RunId, savepointId: SavepointId): Promise<readonly EntityId[]>;
  /** @throws `ENTITY.UNKNOWN` */
  readState(runId: RunId, savepointId: SavepointId, entityId: EntityId): Promise<SavedState>;
  /** A page of about 1 MiB of states. @throws `INPUT.INVALID_CURSOR` */
  readPage(request: StatePageRequest): Promise<StatePage>;
  close(): Promise<void>;
}

export interface StatePageRequest {
  readonly runId: RunId;
  readonly savepointId: SavepointId;
  /** Who reads: a cursor is no use to anybody else. */
  readonly readerKey: string;
  readonly cursor: string | null;
}

export interface StatePage {
  readonly states: readonly SavedState[];
  readonly nextCursor: string | null;
}
