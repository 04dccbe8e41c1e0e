"use client";

import { RUN_STATUSES } from "@runbox/core/model";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ArrowUp } from "lucide-react";
import { useMemo } from "react";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { useMediaQuery } from "../../components/data-table/use-media-query.ts";
import { ApiFailure } from "../../components/states/api-failure.tsx";
import { Button } from "../../components/ui/button.tsx";
import { formatCount } from "../../format/count.ts";
import { toApiError } from "../../trpc/api-error.ts";
import { useTRPCClient } from "../../trpc/react.tsx";
import { flattenRuns, waitingText } from "./merge-runs.ts";
import { runSortNames } from "./run-sort-names.ts";
import { runsColumns } from "./runs-columns.tsx";
import { NoRunsMatch, NoRunsYet } from "./runs-empty.tsx";
import { runCountsOptions, runsListOptions } from "./runs-queries.ts";
import { isFiltered, type RunsSearch } from "./runs-search.ts";
import { RunsToolbar } from "./runs-toolbar.tsx";
import { StatusStrip } from "./status-strip.tsx";
import { useLiveRuns } from "./use-live-runs.ts";
import { useRunsSearch } from "./use-runs-search.ts";

const tagsFromPx = 1_560;
const withoutTags = new Set(["tags"]);

/** The counts, the filters and the table, kept current. */
export function RunsList({ nowMs }: { readonly nowMs: number }) {
  const client = useTRPCClient();
  const [search, change] = useRunsSearch();
  const context = { client, search, nowMs };
  const list = useInfiniteQuery(runsListOptions(context));
  const counts = useQuery(runCountsOptions(context));
  const live = useLiveRuns(context);
  const rows = useMemo(() => flattenRuns(list.data?.pages ?? []), [list.data]);
  const hasRoomForTags = useMediaQuery(`(min-width: ${tagsFromPx}px)`);
  const matchCount = countMatches(counts.data, search);
  const isRefreshing = list.isFetching && !list.isFetchingNextPage;
  return (
    <div className="flex flex-col gap-4">
      <StatusStrip
        counts={counts.data}
        chosen={search.status}
        onChosenChange={(status) => change({ status: [...status] })}
      />
      <RunsToolbar search={search} onChange={change} />
      <div className="relative">
        <WaitingButton text={waitingText(live.waiting)} onShow={() => void live.showWaiting()} />
        {list.isError && list.data === undefined ? (
          <ApiFailure
            title="Runs could not be loaded"
            error={toApiError(list.error)}
            onRetry={() => void list.refetch()}
            retrying={list.isFetching}
          />
        ) : (
          <DataTable
            caption={caption(matchCount, search)}
            columns={runsColumns}
            rows={rows}
            rowId={(run) => run.runId}
            rowHref={(run) => `/runs/${encodeURIComponent(run.runId)}`}
            status={list.isPending ? "loading" : isRefreshing ? "refreshing" : "ready"}
            sort={{ sortKey: search.sort, direction: search.order }}
            onSortChange={({ sortKey, direction }) => {
              if (sortKey === "runId" || sortKey === "activeAt") {
                change({ sort: sortKey, order: direction });
              }
            }}
            {...(hasRoomForTags ? {} : { hiddenColumnIds: withoutTags })}
            paging={{
              hasMore: list.hasNextPage,
              loadingMore: list.isFetchingNextPage,
              onLoadMore: () => void list.fetchNextPage(),
              ...(matchCount === null ? {} : { totalCount: matchCount }),
            }}
            empty={
              isFiltered(search) ? (
                <NoRunsMatch
                  search={search}
                  canLookFurther={list.hasNextPage}
                  onLookFurther={() => void list.fetchNextPage()}
                  onChange={change}
                />
              ) : (
                <NoRunsYet />
              )
            }
          />
        )}
      </div>
    </div>
  );
}

interface WaitingButtonProps {
  readonly text: string | null;
  readonly onShow: () => void;
}

/**
 * Runs that came wait here, over the head of the table, so that nothing moves under the reader.
 * Announced when it appears.
 */
function WaitingButton({ text, onShow }: WaitingButtonProps) {
  return (
    <div
      role="status"
      className="pointer-events-none sticky top-15 z-20 flex h-0 justify-center [&>*]:pointer-events-auto"
    >
      {text === null ? null : (
        <Button
          variant="primary"
          size="sm"
          icon={<ArrowUp aria-hidden />}
          className="rounded-full shadow-raised"
          onClick={onShow}
        >
          {text}
        </Button>
      )}
    </div>
  );
}

type Counts = Readonly<Record<"running" | "finished" | "failed", number>>;

/** How many runs match; null while it is not known, as for a health. */
function countMatches(counts: Counts | undefined, search: RunsSearch): number | null {
  if (counts === undefined || search.health.length > 0) return null;
  const statuses = search.status.length === 0 ? RUN_STATUSES : search.status;
  return statuses.map((status) => counts[status]).reduce((sum, count) => sum + count, 0);
}

function caption(matchCount: number | null, search: RunsSearch): string {
  const matches = matchCount === null ? "" : `, ${formatCount(matchCount)} match`;
  return `Runs${matches}, sorted by ${runSortNames[search.sort].toLowerCase()}`;
}
