import { toAuditContext } from "../../context.ts";
import { procedure } from "../../procedures.ts";
import { revokeTokenInput, revokeTokenOutput } from "./revoke-token.schema.ts";

/** Ends a token at once. */
export const revokeToken = procedure
  .input(revokeTokenInput)
  .output(revokeTokenOutput)
  .mutation(({ ctx, input }) =>
    ctx.services.tokens.revoke(input.tokenId, toAuditContext(ctx, input.reason)),
  );
