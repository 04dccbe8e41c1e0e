import { z } from "zod";
import { reasonInput } from "../../wire/reason.ts";
import { tokenOutput } from "./token.schema.ts";

export const revokeTokenInput = z.strictObject({
  tokenId: z.string().min(1).max(64),
  reason: reasonInput,
});

export const revokeTokenOutput = tokenOutput;
