import type { RunQuery } from "@runbox/core";
import type { DatabaseKind } from "../database/database.ts";
import { Prisma } from "../database/prisma-client.ts";

/**
 * The conditions of a run query as SQL. Prisma's `contains` and `startsWith` take `_` and `%` for
 * wildcards and, on SQLite, letters of either case for the same; run ids have `_` and two cases.
 */
export function runConditions(kind: DatabaseKind, query: RunQuery): readonly Prisma.Sql[] {
  const { statuses, idContains, idPrefixes, scenario, tag, activeFromMs, activeToMs } = query;
  const conditions = [Prisma.sql`"isDeleted" = false`];
  const add = (condition: Prisma.Sql) => conditions.push(condition);
  if (statuses !== undefined) add(isOneOf(Prisma.sql`"status"`, statuses));
  if (idContains !== undefined && idContains !== "") add(contains(kind, idContains));
  if (idPrefixes !== undefined) add(beginsWithOneOf(idPrefixes));
  if (scenario !== undefined) add(Prisma.sql`"scenario" = ${scenario}`);
  if (tag !== undefined) {
    add(Prisma.sql`"id" IN (SELECT "runId" FROM "RunTag"
      WHERE "key" = ${tag.key} AND "value" = ${tag.value})`);
  }
  if (activeFromMs !== undefined) add(Prisma.sql`"activeAtMs" >= ${BigInt(activeFromMs)}`);
  if (activeToMs !== undefined) add(Prisma.sql`"activeAtMs" < ${BigInt(activeToMs)}`);
  return conditions;
}

export function allOf(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return Prisma.join([...conditions], " AND ");
}

function isOneOf(column: Prisma.Sql, words: readonly string[]): Prisma.Sql {
  return words.length === 0 ? NOTHING : Prisma.sql`${column} IN (${Prisma.join([...words])})`;
}

/** A filter with nothing in it matches nothing. */
const NOTHING = Prisma.sql`1 = 0`;

function contains(kind: DatabaseKind, text: string): Prisma.Sql {
  return kind === "sqlite"
    ? Prisma.sql`instr("id", ${text}) > 0`
    : Prisma.sql`strpos("id", ${text}) > 0`;
}

/** Ids compare by bytes in both databases, so that a prefix is a range. */
function beginsWithOneOf(prefixes: readonly string[]): Prisma.Sql {
  if (prefixes.length === 0) return NOTHING;
  const ranges = prefixes.map(
    (prefix) => Prisma.sql`("id" >= ${prefix} AND "id" < ${`${prefix}\u{10ffff}`})`,
  );
  return Prisma.sql`(${Prisma.join(ranges, " OR ")})`;
}
