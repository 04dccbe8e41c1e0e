"use client";

import type { WireRun, WireSavepoint } from "@runbox/api";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { useMemo } from "react";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { dataTableColumnHelper } from "../../components/data-table/data-table-column.ts";
import { filterInputProps } from "../../components/shell/shell-hotkeys.tsx";
import { ApiFailure } from "../../components/states/api-failure.tsx";
import { Bytes } from "../../components/ui/bytes.tsx";
import { Card } from "../../components/ui/card.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { Input } from "../../components/ui/input.tsx";
import { formatCount } from "../../format/count.ts";
import { visibleText } from "../../format/visible-text.ts";
import { toApiError } from "../../trpc/api-error.ts";
import { useTRPC, useTRPCClient } from "../../trpc/react.tsx";

interface SavedEntityRow {
  readonly entityId: string;
  readonly stateBytes: number | null;
  readonly digest: string | null;
}

const helper = dataTableColumnHelper<SavedEntityRow>();
const PAGE_ROWS = 100;
const DIGEST_SHOWN = 12;

const columns = helper.columns([
  helper.display({
    id: "entity",
    header: "Entity",
    cell: ({ row }) => (
      <span className="font-mono text-xs">{visibleText(row.original.entityId)}</span>
    ),
    meta: { name: "Entity", widthPx: 200, rowHeader: true, grow: true },
  }),
  helper.display({
    id: "size",
    header: "State",
    cell: ({ row }) =>
      row.original.stateBytes === null ? "–" : <Bytes value={row.original.stateBytes} />,
    meta: { name: "State size", widthPx: 110, align: "end" },
  }),
  helper.display({
    id: "digest",
    header: "Digest",
    cell: ({ row }) => (
      <span className="font-mono text-xs text-ink-muted">
        {row.original.digest?.slice(0, DIGEST_SHOWN) ?? "–"}
      </span>
    ),
    meta: { name: "Digest", widthPx: 140 },
  }),
]);

export interface SavedEntitiesProps {
  readonly run: WireRun;
  readonly savepoint: WireSavepoint;
}

/** The entities of a savepoint, each the way to its state. */
export function SavedEntities({ run, savepoint }: SavedEntitiesProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [text, setText] = useQueryState("entity", parseAsString.withDefault(""));
  const { runId, savepointId } = savepoint;
  const input = {
    runId,
    savepointId,
    limit: PAGE_ROWS,
    ...(text === "" ? {} : { idContains: text }),
  };
  const query = useInfiniteQuery({
    queryKey: trpc.entity.list.infiniteQueryKey(input),
    queryFn: ({ pageParam, signal }) =>
      client.entity.list.query({ ...input, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const matchCount = query.data?.pages[0]?.matchCount;
  return (
    <Card
      title={matchCount === undefined ? "Entities" : `${formatCount(matchCount)} entities`}
      actions={
        <Input
          type="search"
          {...filterInputProps}
          aria-label="Filter by entity id"
          placeholder="Filter by id"
          maxLength={128}
          value={text}
          onChange={(event) => void setText(event.target.value === "" ? null : event.target.value)}
          className="h-7 w-44"
        />
      }
      flush
    >
      {query.isError && query.data === undefined ? (
        <ApiFailure
          title="Entities could not be loaded"
          error={toApiError(query.error)}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : (
        <DataTable
          caption={`Entities of the savepoint ${savepointId} of ${run.runId}`}
          columns={columns}
          rows={rows}
          rowId={(row) => row.entityId}
          rowHref={(row) =>
            `/runs/${runId}/savepoints/${savepointId}/entities/${encodeURIComponent(row.entityId)}`
          }
          status={query.isPending ? "loading" : query.isPlaceholderData ? "refreshing" : "ready"}
          empty={
            <EmptyState
              title="No entity matches"
              description={`${formatCount(savepoint.entityCount)} entities are in this savepoint.`}
            />
          }
          paging={{
            hasMore: query.hasNextPage,
            loadingMore: query.isFetchingNextPage,
            onLoadMore: () => void query.fetchNextPage(),
            ...(matchCount === undefined ? {} : { totalCount: matchCount }),
          }}
        />
      )}
    </Card>
  );
}
