import { TOKEN_SCOPES } from "@runbox/core";
import { z } from "zod";
import { ROLES } from "../../authorization/role.ts";

export const getMeInput = z.strictObject({});

export const getMeOutput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("user"),
    userId: z.string(),
    email: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
  }),
  z.object({
    kind: z.literal("token"),
    tokenId: z.string(),
    name: z.string(),
    scopes: z.array(z.enum(TOKEN_SCOPES)).readonly(),
    runPrefix: z.string().nullable(),
  }),
]);
