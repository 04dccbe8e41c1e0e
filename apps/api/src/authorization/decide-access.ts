import type { GuardedPolicy, Policy } from "./policy.ts";
import type { Principal } from "./principal.ts";
import { roleReaches } from "./role.ts";

/** What a policy says to a principal. */
export type AccessDecision = "allowed" | "sign-in-needed" | "forbidden";

/** Decides by policy alone; which run it is about comes after. No policy: nobody. */
export function decideAccess(
  policy: Policy | undefined,
  principal: Principal | null,
): AccessDecision {
  if (policy === undefined) return "forbidden";
  if (policy.access === "public") return "allowed";
  if (principal === null) return "sign-in-needed";
  return reaches(policy, principal) ? "allowed" : "forbidden";
}

function reaches(policy: GuardedPolicy, principal: Principal): boolean {
  if (principal.kind === "user") return roleReaches(principal.role, policy.role);
  if (policy.scope === null) return false;
  return policy.scope === "any" || principal.scopes.includes(policy.scope);
}
