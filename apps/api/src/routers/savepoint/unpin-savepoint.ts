import { toAuditContext } from "../../context.ts";
import { procedure } from "../../procedures.ts";
import { unpinSavepointInput, unpinSavepointOutput } from "./unpin-savepoint.schema.ts";

/** Ends a pin; without one it does nothing. */
export const unpinSavepoint = procedure
  .input(unpinSavepointInput)
  .output(unpinSavepointOutput)
  .mutation(({ ctx, input }) =>
    ctx.services.storage.catalog.unpinSavepoint(
      input.runId,
      input.savepointId,
      toAuditContext(ctx, input.reason),
    ),
  );
