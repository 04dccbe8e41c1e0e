import type { AppRouter } from "@runbox/api";
import type { inferRouterOutputs } from "@trpc/server";

export type Token = inferRouterOutputs<AppRouter>["token"]["list"]["items"][number];
export type TokenScope = Token["scopes"][number];

/** What each scope lets a token do. One that the API adds does not compile until it is here. */
export const tokenScopeNames = {
  "runs:read": "List runs, savepoints and their progress",
  "runs:write": "Create, load and push runs",
  "runs:admin": "Delete runs",
  "states:read": "Read the content of states",
  "savepoints:write": "Hold, release and verify savepoints",
  "events:read": "Follow events",
  "audit:read": "Read the audit trail",
} as const satisfies Readonly<Record<TokenScope, string>>;

/** Every scope, in the order of the form. */
export const tokenScopes: readonly TokenScope[] = Object.keys(tokenScopeNames).filter(isScope);

/** What a service that writes runs needs. */
export const writerScopes: readonly TokenScope[] = ["runs:read", "runs:write", "states:read"];

function isScope(text: string): text is TokenScope {
  return Object.hasOwn(tokenScopeNames, text);
}
