import { procedure } from "../../procedures.ts";
import { listUsersInput, listUsersOutput } from "./list-users.schema.ts";

/** Lists everybody who may sign in, or might once. */
export const listUsers = procedure
  .input(listUsersInput)
  .output(listUsersOutput)
  .query(async ({ ctx }) => ({ items: await ctx.services.users.list() }));
