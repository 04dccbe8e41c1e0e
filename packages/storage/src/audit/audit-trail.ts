import type { AuditActor, AuditEntry, AuditQuery, AuditRecord, AuditTrail } from "@runbox/core";
import type { AuditRow, Prisma } from "../generated/sqlite/client.ts";
import { cutPage, readCursor } from "../paging/page-cursor.ts";
import type { StorageContext } from "../run/storage-context.ts";

/** The audit trail as the API reads it. */
export function createAuditTrail(context: StorageContext): AuditTrail {
  const { database, audit } = context;
  return {
    append: (entry) => database.write(({ client }) => audit.write(client, entry)),
    async list(query, page) {
      const listName = JSON.stringify(["audit", query]);
      const before = readCursor(listName, page, "number");
      const rows = await database.read((client) =>
        client.auditRow.findMany({
          where: { ...toWhere(query), ...beyond(before) },
          orderBy: { sequence: "desc" },
          take: page.limit + 1,
        }),
      );
      return cutPage(listName, rows.map(toAuditRecord), page, ({ sequence }) => [sequence, ""]);
    },
  };
}

function beyond(before: readonly [number | string, string] | undefined) {
  return before === undefined ? {} : { sequence: { lt: BigInt(before[0]) } };
}

function toWhere(query: AuditQuery): Prisma.AuditRowWhereInput {
  const { actorId, action, resourcePrefix, fromMs, toMs } = query;
  return {
    ...(actorId === undefined ? {} : { actorId }),
    ...(action === undefined ? {} : { action }),
    ...(resourcePrefix === undefined ? {} : { resource: prefixRange(resourcePrefix) }),
    ...(fromMs === undefined && toMs === undefined
      ? {}
      : {
          atMs: {
            ...(fromMs === undefined ? {} : { gte: BigInt(fromMs) }),
            ...(toMs === undefined ? {} : { lt: BigInt(toMs) }),
          },
        }),
  };
}

/** Texts compare by bytes in both databases, so that a prefix is a range and uses the index. */
function prefixRange(prefix: string): { readonly gte: string; readonly lt?: string } {
  return prefix === "" ? { gte: "" } : { gte: prefix, lt: `${prefix}\u{10ffff}` };
}

function toAuditRecord(row: AuditRow): AuditRecord {
  return {
    auditId: row.auditId,
    sequence: Number(row.sequence),
    atMs: Number(row.atMs),
    // Written from the same types; nothing else writes the table.
    actor: { kind: row.actorKind as AuditActor["kind"], id: row.actorId, label: row.actorLabel },
    action: row.action as AuditRecord["action"],
    resource: row.resource,
    outcome: row.outcome as AuditEntry["outcome"],
    reason: row.reason,
    requestId: row.requestId,
    address: row.address,
    before: row.beforeJson === null ? null : JSON.parse(row.beforeJson),
    after: row.afterJson === null ? null : JSON.parse(row.afterJson),
  };
}
