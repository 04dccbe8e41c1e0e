import { scopesWithin } from "../../authorization/scopes-of-role.ts";
import { toAuditContext } from "../../context.ts";
import { accessForbidden } from "../../errors/auth-errors.ts";
import { procedure } from "../../procedures.ts";
import { createTokenInput, createTokenOutput } from "./create-token.schema.ts";

const EXPIRES_AFTER_MS_DEFAULT = 90 * 86_400_000;

/** Makes a token that can do no more than its maker. The secret is given once. */
export const createToken = procedure
  .input(createTokenInput)
  .output(createTokenOutput)
  .mutation(async ({ ctx, input }) => {
    const { principal } = ctx;
    if (principal.kind !== "user" || !scopesWithin(principal.role, input.scopes)) {
      throw accessForbidden("scopes that you have yourself");
    }
    const defaultExpiryMs = ctx.services.clock.nowMs() + EXPIRES_AFTER_MS_DEFAULT;
    return ctx.services.tokens.create(
      {
        name: input.name,
        scopes: input.scopes,
        runPrefix: input.runPrefix ?? null,
        createdBy: principal.email,
        expiresAtMs: input.expiresAtMs === undefined ? defaultExpiryMs : input.expiresAtMs,
      },
      toAuditContext(ctx, input.reason),
    );
  });
