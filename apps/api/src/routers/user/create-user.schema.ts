import { z } from "zod";
import { ROLES } from "../../authorization/role.ts";
import { reasonInput } from "../../wire/reason.ts";
import { emailInput, passwordInput, userNameInput, userOutput } from "./user.schema.ts";

export const createUserInput = z.strictObject({
  email: emailInput,
  name: userNameInput,
  role: z.enum(ROLES),
  password: passwordInput,
  reason: reasonInput,
});

export const createUserOutput = userOutput;
