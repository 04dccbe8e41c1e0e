import type { AppRouter, RunHealthLevel, WireRun } from "@runbox/api";
import type { TRPCClient } from "@trpc/client";
import type { RunsQuery } from "./runs-search.ts";

/** A page of the runs list. */
export interface RunsPage {
  readonly items: readonly WireRun[];
  readonly nextCursor: string | null;
}

export interface ReadRunsRequest {
  readonly query: RunsQuery;
  /** Empty: any. */
  readonly health: readonly RunHealthLevel[];
  readonly cursor: string | null;
  /** How many runs a page has, at least, unless there are no more. At most 200. */
  readonly count: number;
}

/** How many runs a page of the list shows. */
export const pageRunCount = 50;
const pageLimitMax = 200;
/** A search for a health looks through this many pages at most before it shows what it has. */
const searchPagesMax = 10;

/**
 * Reads a page of runs. Health is judged when a run is read and cannot be asked for: with a health
 * wanted, it reads on until the page is full.
 */
export async function readRuns(
  client: TRPCClient<AppRouter>,
  { query, health, cursor, count }: ReadRunsRequest,
  signal?: AbortSignal,
): Promise<RunsPage> {
  const wanted = (run: WireRun) => health.length === 0 || health.includes(run.health.level);
  const limit = health.length === 0 ? Math.min(count, pageLimitMax) : pageLimitMax;
  let items: readonly WireRun[] = [];
  let nextCursor = cursor;
  for (let read = 0; read < searchPagesMax; read++) {
    const page = await client.run.list.query(
      { ...query, limit, cursor: nextCursor },
      signal === undefined ? {} : { signal },
    );
    items = [...items, ...page.items.filter(wanted)];
    nextCursor = page.nextCursor;
    if (nextCursor === null || health.length === 0 || items.length >= count) break;
  }
  return { items, nextCursor };
}
