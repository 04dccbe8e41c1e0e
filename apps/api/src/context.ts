import type { AuditContext } from "@runbox/core";
import type { Logger } from "pino";
import type { ApiServices } from "./api-services.ts";
import { type Principal, toAuditActor } from "./authorization/principal.ts";

/** What every procedure is given about its request. */
export interface ApiContext {
  readonly requestId: string;
  /** `null`: neither a session nor a token came with the request. */
  readonly principal: Principal | null;
  /** The network address of the caller, if known. */
  readonly address: string | null;
  readonly idempotencyKey: string | null;
  /** The body of a binary request. */
  readonly binaryBody: Uint8Array | null;
  /** Asks again who the caller is: rights can end while an answer still streams. */
  recheckPrincipal(): Promise<Principal | null>;
  readonly log: Logger;
  readonly services: ApiServices;
}

/** The same, where a principal is certain. */
export interface SignedInContext extends ApiContext {
  readonly principal: Principal;
}

/** Who acts and why, for the audit row of a mutation. */
export function toAuditContext(context: SignedInContext, reason = ""): AuditContext {
  return {
    actor: toAuditActor(context.principal),
    reason,
    requestId: context.requestId,
    address: context.address,
  };
}
