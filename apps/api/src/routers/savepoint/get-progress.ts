import { procedure } from "../../procedures.ts";
import { judgeHealth } from "../../service/run-health.ts";
import { getProgressInput, getProgressOutput } from "./get-progress.schema.ts";

/** Where a run stands between its savepoints, and who is awaited. */
export const getProgress = procedure
  .input(getProgressInput)
  .output(getProgressOutput)
  .query(async ({ ctx, input }) => {
    const { storage, hosting, clock } = ctx.services;
    const run = await storage.getRun(input.runId);
    const standing = await hosting.progressOf(run);
    return {
      epoch: run.epoch,
      restorableInstant: run.latestSavepoint?.instant ?? null,
      health: judgeHealth(run, standing.progress ?? undefined, clock.nowMs()),
      ...standing,
    };
  });
