import { judgePassword } from "./password-strength.ts";

/** What is typed into the set-up form. */
export interface SetupFormValues {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export type SetupFormProblems = Partial<Readonly<Record<keyof SetupFormValues, string>>>;

const emailForm = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What keeps the form from being sent, by field; empty when nothing does. */
export function checkSetupForm(values: SetupFormValues): SetupFormProblems {
  const strength = judgePassword(values.password, [values.name, values.email]);
  return {
    ...(values.name.trim() === "" ? { name: "Give your name." } : {}),
    ...(emailForm.test(values.email.trim()) ? {} : { email: "Give an e-mail address." }),
    ...(strength.level === "too-short" ? { password: strength.hint } : {}),
  };
}
