import type { RunQuery } from "@runbox/core";
import { runPrefixOf } from "../../authorization/principal.ts";
import { procedure } from "../../procedures.ts";
import { toWireRun } from "../../service/run-health.ts";
import { withoutUndefined } from "../../service/without-undefined.ts";
import { toPageRequest } from "../../wire/page.ts";
import { listRunsInput, listRunsOutput } from "./list-runs.schema.ts";

/** Lists runs, newest activity first unless asked otherwise. */
export const listRuns = procedure
  .input(listRunsInput)
  .output(listRunsOutput)
  .query(async ({ ctx, input }) => {
    const { storage, hosting, clock } = ctx.services;
    const { limit, cursor, ...filters } = input;
    const prefix = runPrefixOf(ctx.principal);
    const query: RunQuery = {
      ...withoutUndefined(filters),
      ...(prefix === null ? {} : { idPrefixes: [prefix] }),
    };
    const [page, counts] = await Promise.all([
      storage.catalog.listRuns(query, toPageRequest({ limit, cursor })),
      storage.catalog.countRuns(query),
    ]);
    const nowMs = clock.nowMs();
    const items = page.items.map((run) =>
      toWireRun(run, hosting.hostedProgressOf(run.runId), nowMs),
    );
    return { items, nextCursor: page.nextCursor, counts };
  });
