import { z } from "zod";
import { passwordInput, userOutput } from "./user.schema.ts";

export const changePasswordInput = z.strictObject({
  currentPassword: z.string().min(1).max(256),
  newPassword: passwordInput,
});

export const changePasswordOutput = userOutput;
