import type { Page, PageRequest } from "../model/page.ts";

/** Who acts, and why. Given to a mutation, it is written in the mutation's own transaction. */
export interface AuditContext {
  readonly actor: AuditActor;
  /** Why, in the actor's words; may be empty. */
  readonly reason: string;
  readonly requestId: string;
  /** The network address that the request came from, if known. */
  readonly address: string | null;
}

/** Who did something. */
export interface AuditActor {
  readonly kind: "user" | "token" | "system";
  readonly id: string;
  /** What people call the actor: an e-mail address, a token's name. */
  readonly label: string;
}

/** What audit rows say about: everything that can be changed, or tried. */
export type AuditAction =
  | "run.create"
  | "run.acquire"
  | "run.open"
  | "run.finish"
  | "run.delete"
  | "savepoint.pin"
  | "savepoint.unpin"
  | "savepoint.verify"
  | "entity.read-state"
  | "token.create"
  | "token.revoke"
  | "user.create"
  | "user.update"
  | "user.delete"
  | "user.sign-in"
  | "user.sign-in-failed"
  | "user.sign-out"
  | "access.denied";

/** A row to write. */
export interface AuditEntry {
  readonly context: AuditContext;
  readonly action: AuditAction;
  /** What it was done to, as `run:flights-2001`, `token:tok_1`; empty when nothing fits. */
  readonly resource: string;
  readonly outcome: "ok" | "denied" | "failed";
  /** Plain facts before and after; never states, never secrets. */
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** A row as kept. */
export interface AuditRecord {
  readonly auditId: string;
  readonly sequence: number;
  readonly atMs: number;
  readonly actor: AuditActor;
  readonly action: AuditAction;
  readonly resource: string;
  readonly outcome: AuditEntry["outcome"];
  readonly reason: string;
  readonly requestId: string;
  readonly address: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Which rows to list. */
export interface AuditQuery {
  readonly actorId?: string;
  readonly action?: AuditAction;
  /** An exact resource, or what it begins with. */
  readonly resourcePrefix?: string;
  readonly fromMs?: number;
  readonly toMs?: number;
}

/** The append-only record of who did what. Nothing in it can be changed or removed. */
export interface AuditTrail {
  append(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  list(query: AuditQuery, page: PageRequest): Promise<Page<AuditRecord>>;
}
