import { procedure } from "../../procedures.ts";
import { listTokensInput, listTokensOutput } from "./list-tokens.schema.ts";

/** Lists tokens without their secrets, newest first. */
export const listTokens = procedure
  .input(listTokensInput)
  .output(listTokensOutput)
  .query(async ({ ctx }) => ({ items: await ctx.services.tokens.list() }));
