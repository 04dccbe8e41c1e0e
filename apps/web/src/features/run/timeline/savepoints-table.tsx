"use client";

import type { WireRun } from "@runbox/api";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { DataTable } from "../../../components/data-table/data-table.tsx";
import { ApiFailure } from "../../../components/states/api-failure.tsx";
import { useZoneName } from "../../../components/time/time-zone-provider.tsx";
import { EmptyState } from "../../../components/ui/empty-state.tsx";
import { toApiError } from "../../../trpc/api-error.ts";
import { useTRPC, useTRPCClient } from "../../../trpc/react.tsx";
import { savepointsColumns } from "./savepoints-columns.tsx";

const PAGE_ROWS = 50;

/** The table twin of the timeline: every savepoint that the run remembers, newest first. */
export function SavepointsTable({ run }: { readonly run: WireRun }) {
  const trpc = useTRPC();
  const zoneName = useZoneName();
  const columns = useMemo(() => savepointsColumns(run.clock, zoneName), [run.clock, zoneName]);
  const client = useTRPCClient();
  const input = { runId: run.runId, limit: PAGE_ROWS };
  const query = useInfiniteQuery({
    queryKey: trpc.savepoint.list.infiniteQueryKey(input),
    queryFn: ({ pageParam, signal }) =>
      client.savepoint.list.query({ ...input, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  if (query.isError && query.data === undefined) {
    return (
      <ApiFailure
        title="Savepoints could not be loaded"
        error={toApiError(query.error)}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  return (
    <DataTable
      caption={`Savepoints of ${run.runId}, newest first`}
      columns={columns}
      rows={rows}
      rowId={(row) => row.savepointId}
      rowHref={(row) => `/runs/${row.runId}/savepoints/${row.savepointId}`}
      status={query.isPending ? "loading" : "ready"}
      empty={
        <EmptyState
          title="No savepoint yet"
          description="The first one appears when every entity has saved."
        />
      }
      paging={{
        hasMore: query.hasNextPage,
        loadingMore: query.isFetchingNextPage,
        onLoadMore: () => void query.fetchNextPage(),
      }}
    />
  );
}
