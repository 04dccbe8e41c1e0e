import { createHash } from "node:crypto";

/** What an audit row says. */
export interface AuditContent {
  readonly auditId: string;
  readonly atMs: number;
  readonly actorKind: string;
  readonly actorId: string;
  readonly actorLabel: string;
  readonly action: string;
  readonly resource: string;
  readonly outcome: string;
  readonly reason: string;
  readonly requestId: string;
  readonly address: string | null;
  readonly beforeJson: string | null;
  readonly afterJson: string | null;
}

/** SHA-256 over a row and the hash of the row before it. The fields' order is part of the format. */
export function hashAuditRow(sequence: number, previousHash: string, row: AuditContent): string {
  const fields = [
    sequence,
    previousHash,
    row.auditId,
    row.atMs,
    row.actorKind,
    row.actorId,
    row.actorLabel,
    row.action,
    row.resource,
    row.outcome,
    row.reason,
    row.requestId,
    row.address,
    row.beforeJson,
    row.afterJson,
  ];
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}
