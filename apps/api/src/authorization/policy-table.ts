import type { GuardedPolicy, Policy } from "./policy.ts";
import type { ProcedurePath } from "./procedure-path.ts";

const ANYBODY = { access: "public" } as const satisfies Policy;

function guarded(
  role: GuardedPolicy["role"],
  scope: GuardedPolicy["scope"],
  runs: GuardedPolicy["runs"],
): GuardedPolicy {
  return { access: "guarded", role, scope, runs };
}

/**
 * Who may call what. The one place: a procedure that is missing here does not compile, and is
 * refused should it ever run.
 */
export const POLICY_TABLE: Readonly<Record<ProcedurePath, Policy>> = {
  "run.create": guarded("operator", "runs:write", "run"),
  "run.load": guarded("operator", "runs:write", "run"),
  "run.open": guarded("operator", "runs:write", "run"),
  "run.list": guarded("viewer", "runs:read", "inside"),
  "run.get": guarded("viewer", "runs:read", "run"),
  "run.finish": guarded("operator", "runs:write", "run"),
  "run.delete": guarded("admin", "runs:admin", "run"),

  "entity.push": guarded("operator", "runs:write", "inside"),
  "entity.list": guarded("viewer", "runs:read", "run"),
  "entity.states": guarded("operator", "states:read", "run"),
  "entity.state": guarded("operator", "states:read", "run"),

  "savepoint.list": guarded("viewer", "runs:read", "run"),
  "savepoint.get": guarded("viewer", "runs:read", "run"),
  "savepoint.timeline": guarded("viewer", "runs:read", "run"),
  "savepoint.progress": guarded("viewer", "runs:read", "run"),
  "savepoint.pin": guarded("operator", "savepoints:write", "run"),
  "savepoint.unpin": guarded("operator", "savepoints:write", "run"),
  "savepoint.verify": guarded("operator", "savepoints:write", "run"),

  "event.on": guarded("viewer", "events:read", "inside"),

  "token.create": guarded("admin", null, "none"),
  "token.list": guarded("admin", null, "none"),
  "token.revoke": guarded("admin", null, "none"),

  "user.setUp": ANYBODY,
  "user.me": guarded("viewer", "any", "none"),
  "user.changePassword": guarded("viewer", null, "none"),
  "user.list": guarded("admin", null, "none"),
  "user.create": guarded("admin", null, "none"),
  "user.update": guarded("admin", null, "none"),
  "user.resetPassword": guarded("admin", null, "none"),

  "audit.list": guarded("admin", "audit:read", "none"),

  "system.health": ANYBODY,
  "system.info": guarded("viewer", "any", "none"),
};

const POLICY_BY_PATH: ReadonlyMap<string, Policy> = new Map(Object.entries(POLICY_TABLE));

/** The policy of a procedure; `undefined` for a path that has none. */
export function policyOf(path: string): Policy | undefined {
  return POLICY_BY_PATH.get(path);
}
