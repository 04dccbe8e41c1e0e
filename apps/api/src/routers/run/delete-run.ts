import { toAuditContext } from "../../context.ts";
import { procedure } from "../../procedures.ts";
import { deleteRunInput, deleteRunOutput } from "./delete-run.schema.ts";

/** Deletes a run with everything that was saved for it. Its name is not used again. */
export const deleteRun = procedure
  .input(deleteRunInput)
  .output(deleteRunOutput)
  .mutation(async ({ ctx, input }) => {
    const { storage, hosting } = ctx.services;
    await storage.deleteRun(input.runId, toAuditContext(ctx, input.reason));
    await hosting.release(input.runId);
    return { runId: input.runId };
  });
