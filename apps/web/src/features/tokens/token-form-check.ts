import type { TokenScope } from "./token-scopes.ts";

/** What is filled into the form for a new token. */
export interface TokenFormValues {
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly runPrefix: string;
}

export type TokenFormProblems = Partial<Readonly<Record<keyof TokenFormValues, string>>>;

const prefixForm = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,126}$/;

/** What keeps the token from being made, by field; empty when nothing does. */
export function checkTokenForm({ name, scopes, runPrefix }: TokenFormValues): TokenFormProblems {
  const prefix = runPrefix.trim();
  return {
    ...(name.trim() === "" ? { name: "Give the token a name." } : {}),
    ...(scopes.length === 0 ? { scopes: "Choose at least one thing that it may do." } : {}),
    ...(prefix === "" || prefixForm.test(prefix)
      ? {}
      : { runPrefix: "Letters, digits and . _ : - as in a run id." }),
  };
}
