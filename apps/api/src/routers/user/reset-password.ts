import { toAuditContext } from "../../context.ts";
import { procedure } from "../../procedures.ts";
import { resetPasswordInput, resetPasswordOutput } from "./reset-password.schema.ts";

/** Gives somebody a new password and ends all of their sessions. */
export const resetPassword = procedure
  .input(resetPasswordInput)
  .output(resetPasswordOutput)
  .mutation(({ ctx, input }) =>
    ctx.services.users.resetPassword(
      input.userId,
      input.password,
      toAuditContext(ctx, input.reason),
    ),
  );
