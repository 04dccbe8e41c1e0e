import type { AuditActor, TokenScope } from "@runbox/core";
import type { Role } from "./role.ts";

/** Who makes a request: somebody who signed in, or a service with a token. */
export type Principal = UserPrincipal | TokenPrincipal;

/** Somebody who signed in. */
export interface UserPrincipal {
  readonly kind: "user";
  readonly userId: string;
  readonly sessionId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

/** A service that showed a token. */
export interface TokenPrincipal {
  readonly kind: "token";
  readonly tokenId: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  /** Only runs whose id begins so; `null`: all runs. */
  readonly runPrefix: string | null;
}

/** What tells one principal from all others. */
export function principalKey(principal: Principal): string {
  return principal.kind === "user" ? `user:${principal.userId}` : `token:${principal.tokenId}`;
}

/** The principal as the audit trail names it. */
export function toAuditActor(principal: Principal): AuditActor {
  return principal.kind === "user"
    ? { kind: "user", id: principal.userId, label: principal.email }
    : { kind: "token", id: principal.tokenId, label: principal.name };
}

/** The run-id prefixes that a principal is limited to; `null`: no limit. */
export function runPrefixOf(principal: Principal): string | null {
  return principal.kind === "token" ? principal.runPrefix : null;
}

/** Whether a run is among those that a principal may know of. */
export function maySeeRun(principal: Principal, runId: string): boolean {
  const prefix = runPrefixOf(principal);
  return prefix === null || runId.startsWith(prefix);
}
