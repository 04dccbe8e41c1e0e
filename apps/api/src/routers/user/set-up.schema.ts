import { z } from "zod";
import { emailInput, passwordInput, userNameInput, userOutput } from "./user.schema.ts";

export const setUpInput = z.strictObject({
  /** The one-time code of the set-up link. */
  code: z.string().min(1).max(128),
  email: emailInput,
  name: userNameInput,
  password: passwordInput,
});

export const setUpOutput = userOutput;
