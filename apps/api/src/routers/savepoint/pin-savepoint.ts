import { toAuditActor } from "../../authorization/principal.ts";
import { toAuditContext } from "../../context.ts";
import { procedure } from "../../procedures.ts";
import { pinSavepointInput, pinSavepointOutput } from "./pin-savepoint.schema.ts";

/** Keeps a savepoint's states from retention, or changes the pin it has. */
export const pinSavepoint = procedure
  .input(pinSavepointInput)
  .output(pinSavepointOutput)
  .mutation(({ ctx, input }) =>
    ctx.services.storage.catalog.pinSavepoint(
      input.runId,
      input.savepointId,
      {
        note: input.note,
        pinnedBy: toAuditActor(ctx.principal).label,
        untilMs: input.untilMs ?? null,
      },
      toAuditContext(ctx, input.note),
    ),
  );
