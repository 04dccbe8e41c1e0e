import type { AuditEntry, Clock, IdSource } from "@runbox/core";
import type { TransactionClient } from "../database/prisma-client.ts";
import { takeNumbers } from "../event/event-writer.ts";
import { type AuditContent, hashAuditRow } from "./audit-hash.ts";

/** Writes audit rows in the transactions of what they tell of. */
export interface AuditWriter {
  write(client: TransactionClient, entry: AuditEntry): Promise<void>;
}

/**
 * Each row carries the hash of the row before, so that one that was changed or taken out later
 * shows. The counter's row has the newest hash, and its lock keeps the rows in order.
 */
export function createAuditWriter(clock: Clock, ids: IdSource): AuditWriter {
  return {
    async write(client, entry) {
      const sequence = await takeNumbers(client, "audit", 1);
      const counter = await client.counter.findUniqueOrThrow({ where: { name: "audit" } });
      const content = toContent(entry, ids.next("aud"), clock.nowMs());
      const hash = hashAuditRow(Number(sequence), counter.tail, content);
      await client.auditRow.create({
        data: {
          ...content,
          sequence,
          atMs: BigInt(content.atMs),
          previousHash: counter.tail,
          hash,
        },
      });
      await client.counter.update({ where: { name: "audit" }, data: { tail: hash } });
    },
  };
}

function toContent(entry: AuditEntry, auditId: string, atMs: number): AuditContent {
  const { actor, reason, requestId, address } = entry.context;
  return {
    auditId,
    atMs,
    actorKind: actor.kind,
    actorId: actor.id,
    actorLabel: actor.label,
    action: entry.action,
    resource: entry.resource,
    outcome: entry.outcome,
    reason,
    requestId,
    address,
    beforeJson: entry.before === null ? null : JSON.stringify(entry.before),
    afterJson: entry.after === null ? null : JSON.stringify(entry.after),
  };
}
