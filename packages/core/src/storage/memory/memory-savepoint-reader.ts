import { unknownEntity } from "../../errors/entity-errors.ts";
import { storageClosed } from "../../errors/storage-errors.ts";
import type { EntityId } from "../../model/ids.ts";
import type { SavepointRecord } from "../../model/savepoint.ts";
import type { SavedState, SavepointReader } from "../savepoint-reader.ts";
import type { MemorySavepoint } from "./memory-savepoint.ts";
import { copyState, type ShelvedState } from "./state-shelf.ts";

const BATCH_BYTES = 1024 * 1024;
const BATCH_COUNT = 1_000;

/** Reads a savepoint; until it is closed, retention leaves the states alone. */
export function createMemorySavepointReader(
  savepoint: MemorySavepoint,
  states: readonly ShelvedState[],
  record: SavepointRecord,
  checkOpen: () => void,
): SavepointReader {
  const { entityIds } = savepoint;
  let closed = false;
  let ordinals: ReadonlyMap<EntityId, number> | undefined;
  savepoint.readerCount += 1;

  const check = () => {
    checkOpen();
    if (closed) throw storageClosed();
  };
  const pairs = () => pairUp(entityIds, states);
  const ordinalOf = (entityId: EntityId) => {
    ordinals ??= new Map(entityIds.map((id, ordinal) => [id, ordinal]));
    return ordinals.get(entityId) ?? -1;
  };

  return {
    record,
    entityIds,
    listEntities: async () => {
      check();
      return Array.from(pairs(), ({ ordinal, entityId, state }) => ({
        ordinal,
        entityId,
        stateBytes: state.bytes.byteLength,
        digest: state.digest,
      }));
    },
    states: async function* () {
      for (const batch of batches(pairs())) {
        check();
        yield batch;
      }
    },
    readState: async (entityId) => {
      check();
      const ordinal = ordinalOf(entityId);
      const state = states[ordinal];
      if (state === undefined) throw unknownEntity(entityId);
      return { ordinal, entityId, state: copyState(state) };
    },
    close: async () => {
      if (!closed) savepoint.readerCount -= 1;
      closed = true;
    },
  };
}

function* pairUp(entityIds: readonly EntityId[], states: readonly ShelvedState[]) {
  for (const [ordinal, entityId] of entityIds.entries()) {
    const state = states[ordinal];
    if (state !== undefined) yield { ordinal, entityId, state };
  }
}

function* batches(saved: Iterable<SavedState>): Generator<readonly SavedState[]> {
  let batch: SavedState[] = [];
  let batchBytes = 0;
  for (const { ordinal, entityId, state } of saved) {
    batch.push({ ordinal, entityId, state: copyState(state) });
    batchBytes += state.bytes.byteLength;
    if (batchBytes < BATCH_BYTES && batch.length < BATCH_COUNT) continue;
    yield batch;
    batch = [];
    batchBytes = 0;
  }
  if (batch.length > 0) yield batch;
}
