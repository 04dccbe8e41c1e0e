import { toAuditContext } from "../../context.ts";
import { procedure } from "../../procedures.ts";
import { createUserInput, createUserOutput } from "./create-user.schema.ts";

/** Lets somebody sign in from now on. */
export const createUser = procedure
  .input(createUserInput)
  .output(createUserOutput)
  .mutation(({ ctx, input }) => {
    const { reason, ...user } = input;
    return ctx.services.users.create(user, toAuditContext(ctx, reason));
  });
