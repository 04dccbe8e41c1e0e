import type { AuditTrail, Clock } from "@runbox/core";
import type { ApiContext } from "../context.ts";
import { principalKey, toAuditActor } from "./principal.ts";

/** Writes down that somebody was refused. */
export interface DenialAudit {
  /** Never throws: a refusal is given either way. */
  record(context: ApiContext, path: string, needed: string): Promise<void>;
}

const REPEAT_AFTER_MS = 60_000;
const REMEMBERED_MAX = 10_000;

/**
 * Writes one row a minute for each principal and procedure, so that asking in vain cannot fill the
 * trail. Strangers leave no row: their requests are in the log.
 */
export function createDenialAudit(audit: AuditTrail, clock: Clock): DenialAudit {
  const writtenAtMs = new Map<string, number>();
  const isDue = (key: string, nowMs: number): boolean => {
    if (nowMs - (writtenAtMs.get(key) ?? Number.NEGATIVE_INFINITY) < REPEAT_AFTER_MS) return false;
    if (writtenAtMs.size >= REMEMBERED_MAX) writtenAtMs.clear();
    writtenAtMs.set(key, nowMs);
    return true;
  };
  return {
    async record(context, path, needed) {
      const { principal } = context;
      if (principal === null || !isDue(`${principalKey(principal)}|${path}`, clock.nowMs())) return;
      try {
        await audit.append({
          context: {
            actor: toAuditActor(principal),
            reason: "",
            requestId: context.requestId,
            address: context.address,
          },
          action: "access.denied",
          resource: `procedure:${path}`,
          outcome: "denied",
          before: null,
          after: { needed },
        });
      } catch (error) {
        context.log.error({ err: error }, "a refusal could not be audited");
      }
    },
  };
}
