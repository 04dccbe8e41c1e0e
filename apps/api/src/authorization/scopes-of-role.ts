import type { TokenScope } from "@runbox/core";
import { type Role, roleReaches } from "./role.ts";

/** The least role that may do by itself what a token's scope allows. */
const ROLE_OF_SCOPE = {
  "runs:read": "viewer",
  "events:read": "viewer",
  "runs:write": "operator",
  "states:read": "operator",
  "savepoints:write": "operator",
  "runs:admin": "admin",
  "audit:read": "admin",
} as const satisfies Readonly<Record<TokenScope, Role>>;

/** Whether somebody of this role may hand out all of these scopes. */
export function scopesWithin(role: Role, scopes: readonly TokenScope[]): boolean {
  return scopes.every((scope) => roleReaches(role, ROLE_OF_SCOPE[scope]));
}
