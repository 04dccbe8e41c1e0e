import { z } from "zod";
import { ROLES } from "../../authorization/role.ts";
import { reasonInput } from "../../wire/reason.ts";
import { userNameInput, userOutput } from "./user.schema.ts";

export const updateUserInput = z.strictObject({
  userId: z.string().min(1).max(64),
  name: userNameInput.optional(),
  role: z.enum(ROLES).optional(),
  isDisabled: z.boolean().optional(),
  reason: reasonInput,
});

export const updateUserOutput = userOutput;
