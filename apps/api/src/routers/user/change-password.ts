import { toAuditContext } from "../../context.ts";
import { accessForbidden } from "../../errors/auth-errors.ts";
import { procedure } from "../../procedures.ts";
import { changePasswordInput, changePasswordOutput } from "./change-password.schema.ts";

/** Changes the caller's own password and ends their other sessions. */
export const changePassword = procedure
  .input(changePasswordInput)
  .output(changePasswordOutput)
  .mutation(({ ctx, input }) => {
    const { principal } = ctx;
    if (principal.kind !== "user") throw accessForbidden("a signed-in user");
    const { userId, sessionId } = principal;
    return ctx.services.users.changePassword({ userId, sessionId, ...input }, toAuditContext(ctx));
  });
