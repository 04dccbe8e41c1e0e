import type { AuditAction } from "@runbox/core";

const ACTIONS = {
  "run.create": true,
  "run.acquire": true,
  "run.open": true,
  "run.finish": true,
  "run.delete": true,
  "savepoint.pin": true,
  "savepoint.unpin": true,
  "savepoint.verify": true,
  "entity.read-state": true,
  "token.create": true,
  "token.revoke": true,
  "user.create": true,
  "user.update": true,
  "user.delete": true,
  "user.sign-in": true,
  "user.sign-in-failed": true,
  "user.sign-out": true,
  "access.denied": true,
} as const satisfies Readonly<Record<AuditAction, true>>;

/** Every action that the trail knows; one that core adds does not compile until it is here. */
export const AUDIT_ACTIONS = Object.keys(ACTIONS) as readonly AuditAction[];
