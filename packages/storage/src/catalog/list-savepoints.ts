import {
  type Page,
  type PageRequest,
  type RunId,
  SAVEPOINT_STATUSES,
  type SavepointQuery,
  type SavepointRecord,
} from "@runbox/core";
import type { Prisma } from "../generated/sqlite/client.ts";
import { type CursorPosition, cutPage, readCursor } from "../paging/page-cursor.ts";
import { findRun } from "../run/find-run.ts";
import type { StorageContext } from "../run/storage-context.ts";
import { toSavepointRecord, WITHOUT_MANIFEST } from "../savepoint/savepoint-record.ts";
import { inHistory, readHistory } from "./branch-history.ts";

/** Lists the savepoints of a branch with those it inherits. See `Catalog.listSavepoints`. */
export async function listSavepoints(
  { database, clock }: StorageContext,
  runId: RunId,
  query: SavepointQuery,
  page: PageRequest,
): Promise<Page<SavepointRecord>> {
  const listName = savepointListName(runId, query);
  const after = readCursor(listName, page, "number");
  const nowMs = clock.nowMs();
  const rows = await database.read(async (client) => {
    const run = await findRun(client, runId);
    const history = await readHistory(client, runId, query.branch ?? run.headBranch);
    if (history.length === 0) return [];
    const order = query.descending ? "desc" : "asc";
    return client.savepoint.findMany({
      where: {
        runId,
        AND: [inHistory(history), filtersOf(query, nowMs), beyond(after, query.descending)],
      },
      omit: WITHOUT_MANIFEST,
      // A history has one savepoint for an instant: what a branch inherits lies below its own.
      orderBy: { instant: order },
      take: page.limit + 1,
    });
  });
  const records = rows.map((row) => toSavepointRecord(row, nowMs));
  return cutPage(listName, records, page, ({ instant, savepointId }) => [instant, savepointId]);
}

function savepointListName(runId: RunId, query: SavepointQuery): string {
  return JSON.stringify([
    "savepoints",
    runId,
    query.branch ?? null,
    query.statuses ?? null,
    query.pinnedOnly === true,
    query.fromInstant ?? null,
    query.toInstant ?? null,
    query.descending,
  ]);
}

function filtersOf(query: SavepointQuery, nowMs: number): Prisma.SavepointWhereInput {
  const { statuses, pinnedOnly, fromInstant, toInstant } = query;
  return {
    ...withStatus(statuses),
    AND: [
      pinnedOnly === true ? isPinned(nowMs) : {},
      fromInstant === undefined ? {} : { instant: { gte: BigInt(fromInstant) } },
      toInstant === undefined ? {} : { instant: { lt: BigInt(toInstant) } },
    ],
  };
}

/** One status is an equality, which an index serves; all of them are no condition. */
function withStatus(statuses: SavepointQuery["statuses"]): Prisma.SavepointWhereInput {
  if (statuses === undefined) return {};
  const [first, ...others] = new Set(statuses);
  if (first !== undefined && others.length === 0) return { status: first };
  return others.length + 1 === SAVEPOINT_STATUSES.length ? {} : { status: { in: [...statuses] } };
}

/** The condition that a pin holds. What is pinned has its states, so that an index serves it. */
export function isPinned(nowMs: number): Prisma.SavepointWhereInput {
  return {
    status: "persisted",
    pinnedAtMs: { not: null },
    OR: [{ pinUntilMs: null }, { pinUntilMs: { gt: BigInt(nowMs) } }],
  };
}

function beyond(
  after: CursorPosition | undefined,
  isDescending: boolean,
): Prisma.SavepointWhereInput {
  if (after === undefined) return {};
  const instant = BigInt(after[0]);
  return { instant: isDescending ? { lt: instant } : { gt: instant } };
}
