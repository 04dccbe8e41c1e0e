import { TOKEN_SCOPES } from "@runbox/core";
import { z } from "zod";
import { wallMsOutput } from "../../wire/numbers.ts";

/** A token without its secret, as it goes out. */
export const tokenOutput = z.object({
  tokenId: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(TOKEN_SCOPES)).readonly(),
  runPrefix: z.string().nullable(),
  createdBy: z.string(),
  createdAtMs: wallMsOutput,
  expiresAtMs: wallMsOutput.nullable(),
  revokedAtMs: wallMsOutput.nullable(),
  lastUsedAtMs: wallMsOutput.nullable(),
});
