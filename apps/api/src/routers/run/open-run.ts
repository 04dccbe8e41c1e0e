import { procedure } from "../../procedures.ts";
import { toWireRun } from "../../service/run-health.ts";
import { openRunInput, openRunOutput } from "./open-run.schema.ts";

/** Opens a loaded run for pushes on top of a savepoint. Repeating it changes nothing. */
export const openRun = procedure
  .input(openRunInput)
  .output(openRunOutput)
  .mutation(async ({ ctx, input }) => {
    const { hosting, clock } = ctx.services;
    const run = await hosting.open({
      ...input,
      keepSavepoints: input.keepSavepoints,
      stateVersion: input.stateVersion,
    });
    return { epoch: input.epoch, run: toWireRun(run, undefined, clock.nowMs()) };
  });
