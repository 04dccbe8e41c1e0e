import { judgePassword } from "./password-strength.ts";

/** What makes an account: the first one, or one that an administrator adds. */
export interface AccountFormValues {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export type AccountFormProblems = Partial<Readonly<Record<keyof AccountFormValues, string>>>;

const emailForm = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What keeps the form from being sent, by field; empty when nothing does. */
export function checkAccountForm(values: AccountFormValues): AccountFormProblems {
  const strength = judgePassword(values.password, [values.name, values.email]);
  return {
    ...(values.name.trim() === "" ? { name: "Give a name." } : {}),
    ...(emailForm.test(values.email.trim()) ? {} : { email: "Give an e-mail address." }),
    ...(strength.level === "too-short" ? { password: "Choose a longer password." } : {}),
  };
}
