import {
  type Page,
  type PageRequest,
  RUN_STATUSES,
  type RunQuery,
  type RunRecord,
  type RunSort,
  type RunStatus,
} from "@runbox/core";
import { type Client, Prisma } from "../database/prisma-client.ts";
import type { Run } from "../generated/sqlite/client.ts";
import { type CursorPosition, cutPage, readCursor } from "../paging/page-cursor.ts";
import { toRunRecord } from "../run/run-record.ts";
import type { StorageContext } from "../run/storage-context.ts";
import { oneOf, type SavepointRow, WITHOUT_MANIFEST } from "../savepoint/savepoint-record.ts";
import { allOf, runConditions } from "./run-conditions.ts";

const SORT_COLUMNS: Readonly<Record<RunSort, Prisma.Sql>> = {
  activeAt: Prisma.sql`"activeAtMs"`,
  createdAt: Prisma.sql`"createdAtMs"`,
  runId: Prisma.sql`"id"`,
};

/** Lists runs. See `Catalog.listRuns`. */
export async function listRuns(
  { database, clock }: StorageContext,
  query: RunQuery,
  page: PageRequest,
): Promise<Page<RunRecord>> {
  const listName = JSON.stringify(["runs", ...namedFilters(query)]);
  const after = readCursor(listName, page, query.sort === "runId" ? "string" : "number");
  const conditions = runConditions(database.kind, query);
  const where = after === undefined ? conditions : [...conditions, beyond(query, after)];
  const { runs, latest } = await database.read(async (client) => {
    const ids = await client.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT "id" FROM "Run" WHERE ${allOf(where)} ${orderOf(query)} LIMIT ${page.limit + 1}`);
    return loadRuns(
      client,
      ids.map(({ id }) => id),
    );
  });
  const times = { nowMs: clock.nowMs(), databaseNowMs: database.nowMs() };
  const records = runs.map((run) => toRunRecord(run, latest.get(run.id), times));
  return cutPage(listName, records, page, (run) => positionOf(run, query.sort));
}

/** Counts runs by status. See `Catalog.countRuns`. */
export async function countRuns(
  { database }: StorageContext,
  query: RunQuery,
): Promise<Readonly<Record<RunStatus, number>>> {
  const where = allOf(runConditions(database.kind, query));
  const rows = await database.read((client) =>
    client.$queryRaw<{ status: string; count: bigint | number }[]>(
      Prisma.sql`SELECT "status", COUNT(*) AS "count" FROM "Run" WHERE ${where} GROUP BY "status"`,
    ),
  );
  const counts: Record<RunStatus, number> = { running: 0, finished: 0, failed: 0 };
  for (const { status, count } of rows) counts[oneOf(RUN_STATUSES, status)] = Number(count);
  return counts;
}

async function loadRuns(client: Client, ids: readonly string[]) {
  const rows = await client.run.findMany({ where: { id: { in: [...ids] } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const runs = ids.map((id) => byId.get(id)).filter((run): run is Run => run !== undefined);
  const latestIds = runs.flatMap(({ id, latestSavepointId }) =>
    latestSavepointId === null ? [] : [{ runId: id, savepointId: latestSavepointId }],
  );
  const savepoints = await client.savepoint.findMany({
    where: {
      runId: { in: latestIds.map(({ runId }) => runId) },
      savepointId: { in: latestIds.map(({ savepointId }) => savepointId) },
    },
    omit: WITHOUT_MANIFEST,
  });
  const latest = new Map<string, SavepointRow>(savepoints.map((row) => [row.runId, row]));
  return { runs, latest };
}

function orderOf({ sort, descending }: RunQuery): Prisma.Sql {
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  return sort === "runId"
    ? Prisma.sql`ORDER BY "id" ${direction}`
    : Prisma.sql`ORDER BY ${SORT_COLUMNS[sort]} ${direction}, "id" ${direction}`;
}

function beyond({ sort, descending }: RunQuery, [key, id]: CursorPosition): Prisma.Sql {
  const than = descending ? Prisma.sql`<` : Prisma.sql`>`;
  if (sort === "runId") return Prisma.sql`"id" ${than} ${id}`;
  return Prisma.sql`(${SORT_COLUMNS[sort]}, "id") ${than} (${BigInt(key)}, ${id})`;
}

function positionOf(run: RunRecord, sort: RunSort): CursorPosition {
  if (sort === "runId") return [run.runId, run.runId];
  return [sort === "activeAt" ? run.activeAtMs : run.createdAtMs, run.runId];
}

function namedFilters(query: RunQuery): readonly unknown[] {
  const { tag } = query;
  return [
    query.statuses ?? null,
    query.idContains ?? null,
    query.idPrefixes ?? null,
    query.scenario ?? null,
    tag === undefined ? null : [tag.key, tag.value],
    query.activeFromMs ?? null,
    query.activeToMs ?? null,
    query.sort,
    query.descending,
  ];
}
