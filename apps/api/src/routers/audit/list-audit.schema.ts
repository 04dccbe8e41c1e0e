import { z } from "zod";
import { wallMsInput, wallMsOutput } from "../../wire/numbers.ts";
import { pageInput, pageOutput } from "../../wire/page.ts";
import { AUDIT_ACTIONS } from "./audit-actions.ts";

export const listAuditInput = z.strictObject({
  ...pageInput,
  actorId: z.string().min(1).max(64).optional(),
  action: z.enum(AUDIT_ACTIONS).optional(),
  /** An exact resource, as `run:flights-2001`, or what it begins with. */
  resourcePrefix: z.string().min(1).max(256).optional(),
  fromMs: wallMsInput.optional(),
  toMs: wallMsInput.optional(),
});

const factsOutput = z.record(z.string(), z.unknown()).nullable();

export const listAuditOutput = pageOutput(
  z.object({
    auditId: z.string(),
    sequence: z.number(),
    atMs: wallMsOutput,
    actor: z.object({
      kind: z.enum(["user", "token", "system"]),
      id: z.string(),
      label: z.string(),
    }),
    action: z.enum(AUDIT_ACTIONS),
    resource: z.string(),
    outcome: z.enum(["ok", "denied", "failed"]),
    reason: z.string(),
    requestId: z.string(),
    address: z.string().nullable(),
    before: factsOutput,
    after: factsOutput,
  }),
);
