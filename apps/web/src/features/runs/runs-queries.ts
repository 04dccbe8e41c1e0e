import type { AppRouter } from "@runbox/api";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { TRPCClient } from "@trpc/client";
import { pageRunCount, readRuns } from "./read-runs.ts";
import { type RunsSearch, toCountsQuery, toRunsQuery } from "./runs-search.ts";

export interface RunsQueryContext {
  readonly client: TRPCClient<AppRouter>;
  readonly search: RunsSearch;
  /** When the page was made: recent ranges count back from here. */
  readonly nowMs: number;
}

/** The list, page after page. It is kept current in place; reading it anew would move rows. */
export function runsListOptions({ client, search, nowMs }: RunsQueryContext) {
  const query = toRunsQuery(search, nowMs);
  const { health } = search;
  return infiniteQueryOptions({
    queryKey: ["runs", "list", query, health],
    queryFn: ({ pageParam, signal }) =>
      readRuns(client, { query, health, cursor: pageParam, count: pageRunCount }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** How many runs there are by status, whatever status and health are chosen. */
export function runCountsOptions({ client, search, nowMs }: RunsQueryContext) {
  const query = toCountsQuery(search, nowMs);
  return queryOptions({
    queryKey: ["runs", "counts", query],
    queryFn: async ({ signal }) =>
      (await client.run.list.query({ ...query, limit: 1 }, { signal })).counts,
    placeholderData: keepPreviousData,
  });
}
