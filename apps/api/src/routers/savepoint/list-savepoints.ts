import type { SavepointQuery } from "@runbox/core";
import { procedure } from "../../procedures.ts";
import { withoutUndefined } from "../../service/without-undefined.ts";
import { toPageRequest } from "../../wire/page.ts";
import { listSavepointsInput, listSavepointsOutput } from "./list-savepoints.schema.ts";

/** Lists savepoint records of a run, newest instant first unless asked otherwise. */
export const listSavepoints = procedure
  .input(listSavepointsInput)
  .output(listSavepointsOutput)
  .query(({ ctx, input }) => {
    const { runId, limit, cursor, ...filters } = input;
    const query: SavepointQuery = withoutUndefined(filters);
    return ctx.services.storage.catalog.listSavepoints(
      runId,
      query,
      toPageRequest({ limit, cursor }),
    );
  });
