import { procedure } from "../../procedures.ts";
import { toWireRun } from "../../service/run-health.ts";
import { getRunInput, getRunOutput } from "./get-run.schema.ts";

/** One run and how it does. */
export const getRun = procedure
  .input(getRunInput)
  .output(getRunOutput)
  .query(async ({ ctx, input }) => {
    const { storage, hosting, clock } = ctx.services;
    const run = await storage.getRun(input.runId);
    return toWireRun(run, hosting.hostedProgressOf(run.runId), clock.nowMs());
  });
