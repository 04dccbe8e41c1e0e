import type { SavedEntity, SavepointId } from "@runbox/core";

/** Entities of all remembered lists together. */
const ENTITIES_MAX = 1_000_000;

/** Remembers entity lists: a savepoint never changes, and people page through it. */
export interface EntityListCache {
  get(savepointId: SavepointId): readonly SavedEntity[] | undefined;
  put(savepointId: SavepointId, entities: readonly SavedEntity[]): void;
}

/** Forgets the list that was not asked for the longest, while there are too many entities. */
export function createEntityListCache(): EntityListCache {
  const lists = new Map<SavepointId, readonly SavedEntity[]>();
  let entityCount = 0;

  const drop = (savepointId: SavepointId) => {
    entityCount -= lists.get(savepointId)?.length ?? 0;
    lists.delete(savepointId);
  };

  return {
    get(savepointId) {
      const entities = lists.get(savepointId);
      if (entities === undefined) return undefined;
      // Last in the order of the map: the first is the next to go.
      lists.delete(savepointId);
      lists.set(savepointId, entities);
      return entities;
    },
    put(savepointId, entities) {
      drop(savepointId);
      lists.set(savepointId, entities);
      entityCount += entities.length;
      for (const oldest of lists.keys()) {
        if (entityCount <= ENTITIES_MAX || lists.size === 1) break;
        drop(oldest);
      }
    },
  };
}
