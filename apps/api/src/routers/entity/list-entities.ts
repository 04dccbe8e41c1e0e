import { procedure } from "../../procedures.ts";
import { paginate } from "../../service/paginate.ts";
import { listEntitiesInput, listEntitiesOutput } from "./list-entities.schema.ts";

/** Lists the entities of a savepoint, or those that the open one waits for. */
export const listEntities = procedure
  .input(listEntitiesInput)
  .output(listEntitiesOutput)
  .query(async ({ ctx, input }) => {
    const { storage, reads, hosting } = ctx.services;
    const { runId, savepointId } = input;
    if (savepointId === undefined) {
      const run = await storage.getRun(runId);
      const { progress } = await hosting.progressOf(run);
      const missing = (progress?.missing ?? []).map((entity) => ({
        ...entity,
        status: "missing" as const,
        stateBytes: null,
        digest: null,
      }));
      const instant = progress?.open[0]?.instant ?? null;
      return { ...paginate(missing, input), instant };
    }
    const record = await storage.getSavepoint(runId, { savepointId });
    const saved = await reads.listEntities(runId, savepointId);
    const page = paginate(saved, input);
    const items = page.items.map(({ entityId, stateBytes, digest }) => ({
      entityId,
      status: "saved" as const,
      stateBytes,
      digest,
      lastInstant: null,
      behindMs: null,
    }));
    return { ...page, items, instant: record.instant };
  });
