import { z } from "zod";
import { ROLES } from "../../authorization/role.ts";
import { wallMsOutput } from "../../wire/numbers.ts";

const PASSWORD_CHARACTERS_MIN = 10;
const PASSWORD_CHARACTERS_MAX = 256;

/** An e-mail address as it comes in: the name that somebody signs in with. */
export const emailInput = z.email().max(254).toLowerCase();
/** A new password as it comes in. */
export const passwordInput = z.string().min(PASSWORD_CHARACTERS_MIN).max(PASSWORD_CHARACTERS_MAX);
/** What people call somebody. */
export const userNameInput = z.string().trim().min(1).max(100);

/** A user as it goes out. */
export const userOutput = z.object({
  userId: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  isDisabled: z.boolean(),
  createdAtMs: wallMsOutput,
});
export type WireUser = z.output<typeof userOutput>;
