import { z } from "zod";
import { reasonInput } from "../../wire/reason.ts";
import { passwordInput, userOutput } from "./user.schema.ts";

export const resetPasswordInput = z.strictObject({
  userId: z.string().min(1).max(64),
  password: passwordInput,
  reason: reasonInput,
});

export const resetPasswordOutput = userOutput;
