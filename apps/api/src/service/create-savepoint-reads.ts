import type { Clock, RunId, SavepointId, SavepointReader, Storage } from "@runbox/core";
import { createEntityListCache } from "./entity-list-cache.ts";
import type { SavepointReads } from "./savepoint-reads.ts";
import { createStatePages } from "./state-pages.ts";

/** Reads over a storage. */
export function createSavepointReads(storage: Storage, clock: Clock): SavepointReads {
  const lists = createEntityListCache();
  const pages = createStatePages(
    ({ runId, savepointId }) => storage.openSavepoint(runId, savepointId),
    clock,
  );

  const withReader = async <Result>(
    runId: RunId,
    savepointId: SavepointId,
    read: (reader: SavepointReader) => Promise<Result>,
  ): Promise<Result> => {
    const reader = await storage.openSavepoint(runId, savepointId);
    try {
      return await read(reader);
    } finally {
      await reader.close();
    }
  };

  return {
    async listEntities(runId, savepointId) {
      const known = lists.get(savepointId);
      if (known !== undefined) return known;
      const entities = await withReader(runId, savepointId, (reader) => reader.listEntities());
      lists.put(savepointId, entities);
      return entities;
    },
    entityIds: (runId, savepointId) =>
      withReader(runId, savepointId, async (reader) => reader.entityIds),
    readState: (runId, savepointId, entityId) =>
      withReader(runId, savepointId, (reader) => reader.readState(entityId)),
    readPage: (request) => pages.next(request),
    close: () => pages.close(),
  };
}
