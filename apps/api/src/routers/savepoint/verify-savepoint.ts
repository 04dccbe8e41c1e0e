import { toAuditContext } from "../../context.ts";
import { procedure } from "../../procedures.ts";
import { verifyStates } from "../../service/verify-states.ts";
import { verifySavepointInput, verifySavepointOutput } from "./verify-savepoint.schema.ts";

/** Reads everything of a savepoint and says whether it is what was written. */
export const verifySavepoint = procedure
  .input(verifySavepointInput)
  .output(verifySavepointOutput)
  .mutation(async ({ ctx, input }) => {
    const { storage } = ctx.services;
    const { runId, savepointId } = input;
    const report = await verifyStates(storage, runId, savepointId);
    await storage.audit.append({
      context: toAuditContext(ctx),
      action: "savepoint.verify",
      resource: `run:${runId}`,
      outcome: report.isSound ? "ok" : "failed",
      before: null,
      after: { ...report },
    });
    return report;
  });
