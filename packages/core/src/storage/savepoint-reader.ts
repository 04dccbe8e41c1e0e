import type { EntityId } from "../model/ids.ts";
import type { SavepointRecord } from "../model/savepoint.ts";
import type { EncodedState } from "./run-writer.ts";

/** An entity in a savepoint, without its bytes. */
export interface SavedEntity {
  readonly ordinal: number;
  readonly entityId: EntityId;
  readonly stateBytes: number;
  readonly digest: string;
}

/** An entity in a savepoint, with its state. */
export interface SavedState {
  readonly ordinal: number;
  readonly entityId: EntityId;
  readonly state: EncodedState;
}

/**
 * Reads one savepoint. Every digest is checked before anything is given out.
 * Methods throw `SAVEPOINT.CORRUPT` when stored bytes are not those that were written.
 */
export interface SavepointReader {
  readonly record: SavepointRecord;
  /** In ordinal order. */
  readonly entityIds: readonly EntityId[];
  /** All entities in ordinal order, without decoding or keeping their bytes. */
  listEntities(): Promise<readonly SavedEntity[]>;
  /** All states, each entity once, in no particular order, as a stream of bounded memory. */
  states(): AsyncIterable<readonly SavedState[]>;
  /** @throws `ENTITY.UNKNOWN` */
  readState(entityId: EntityId): Promise<SavedState>;
  /** Lets retention have the savepoint again. */
  close(): Promise<void>;
}
