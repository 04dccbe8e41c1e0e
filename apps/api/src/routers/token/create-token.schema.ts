import { TOKEN_SCOPES } from "@runbox/core";
import { z } from "zod";
import { wallMsInput } from "../../wire/numbers.ts";
import { reasonInput } from "../../wire/reason.ts";
import { tokenOutput } from "./token.schema.ts";

export const createTokenInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.enum(TOKEN_SCOPES)).min(1).max(TOKEN_SCOPES.length),
  /** Only runs whose id begins so; all runs when absent or `null`. */
  runPrefix: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,126}$/)
    .nullish(),
  /** In 90 days when absent; never when `null`. */
  expiresAtMs: wallMsInput.nullish(),
  reason: reasonInput,
});

export const createTokenOutput = z.object({
  token: tokenOutput,
  /** The whole secret, `rbx_…`. It is shown here and never again. */
  secret: z.string(),
});
