import { procedure } from "../../procedures.ts";
import { getSavepointInput, getSavepointOutput } from "./get-savepoint.schema.ts";

/** One savepoint's record. */
export const getSavepoint = procedure
  .input(getSavepointInput)
  .output(getSavepointOutput)
  .query(({ ctx, input }) =>
    ctx.services.storage.getSavepoint(input.runId, { savepointId: input.savepointId }),
  );
