import { toAuditContext } from "../../context.ts";
import { procedure } from "../../procedures.ts";
import { toWireRun } from "../../service/run-health.ts";
import { finishRunInput, finishRunOutput } from "./finish-run.schema.ts";

/** Says that a run has ended. Its writer is refused from then on. */
export const finishRun = procedure
  .input(finishRunInput)
  .output(finishRunOutput)
  .mutation(async ({ ctx, input }) => {
    const { storage, hosting, clock } = ctx.services;
    const audit = toAuditContext(ctx, input.reason);
    const run = await storage.catalog.endRun(input.runId, input.status, audit);
    await hosting.release(input.runId);
    return toWireRun(run, undefined, clock.nowMs());
  });
