import { z } from "zod";
import { tokenOutput } from "./token.schema.ts";

export const listTokensInput = z.strictObject({});

export const listTokensOutput = z.object({ items: z.array(tokenOutput).readonly() });
