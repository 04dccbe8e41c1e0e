import type { AppRouter } from "@runbox/api";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

export type AuditInput = inferRouterInputs<AppRouter>["audit"]["list"];
export type AuditEntry = inferRouterOutputs<AppRouter>["audit"]["list"]["items"][number];
export type AuditAction = AuditEntry["action"];

/** Every action of the trail in words. One that the API adds does not compile until it is here. */
export const auditActionNames = {
  "run.create": "Created a run",
  "run.acquire": "Took a run over",
  "run.open": "Opened a run",
  "run.finish": "Ended a run",
  "run.delete": "Deleted a run",
  "savepoint.pin": "Held a savepoint",
  "savepoint.unpin": "Released a savepoint",
  "savepoint.verify": "Verified a savepoint",
  "entity.read-state": "Read a state",
  "token.create": "Created a token",
  "token.revoke": "Revoked a token",
  "user.create": "Added a user",
  "user.update": "Changed a user",
  "user.delete": "Removed a user",
  "user.sign-in": "Signed in",
  "user.sign-in-failed": "Failed to sign in",
  "user.sign-out": "Signed out",
  "access.denied": "Was refused",
} as const satisfies Readonly<Record<AuditAction, string>>;

/** Every action, in the order of the filter. */
export const auditActions: readonly AuditAction[] = Object.keys(auditActionNames).filter(isAction);

function isAction(text: string): text is AuditAction {
  return Object.hasOwn(auditActionNames, text);
}
