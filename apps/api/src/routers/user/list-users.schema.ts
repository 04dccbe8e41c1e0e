import { z } from "zod";
import { userOutput } from "./user.schema.ts";

export const listUsersInput = z.strictObject({});

export const listUsersOutput = z.object({ items: z.array(userOutput).readonly() });
