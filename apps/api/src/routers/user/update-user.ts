import { toAuditContext } from "../../context.ts";
import { procedure } from "../../procedures.ts";
import { updateUserInput, updateUserOutput } from "./update-user.schema.ts";

/** Changes what somebody is called or may do, or disables them. In effect at once. */
export const updateUser = procedure
  .input(updateUserInput)
  .output(updateUserOutput)
  .mutation(({ ctx, input }) => {
    const { userId, reason, ...change } = input;
    return ctx.services.users.update(userId, change, toAuditContext(ctx, reason));
  });
