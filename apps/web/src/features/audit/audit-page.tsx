"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { parseAsString, useQueryState, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { PageBreadcrumb } from "../../components/shell/page-breadcrumb.tsx";
import { ApiFailure } from "../../components/states/api-failure.tsx";
import { Button } from "../../components/ui/button.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { toApiError } from "../../trpc/api-error.ts";
import { useTRPCClient } from "../../trpc/react.tsx";
import { auditColumns } from "./audit-columns.tsx";
import { AuditEmpty } from "./audit-empty.tsx";
import { AuditPeek } from "./audit-peek.tsx";
import { auditListOptions } from "./audit-queries.ts";
import { auditSearchParsers } from "./audit-search.ts";
import { type AuditSearchChange, AuditToolbar } from "./audit-toolbar.tsx";

export interface AuditPageProps {
  /** When the page was made, wall time: recent ranges count back from here. */
  readonly nowMs: number;
}

const breadcrumb = [{ label: "Audit" }];

/** Who did what, when and why; nothing here can be edited. */
export function AuditPage({ nowMs }: AuditPageProps) {
  const client = useTRPCClient();
  const [search, setSearch] = useQueryStates(auditSearchParsers, { history: "push" });
  const [peekId, setPeekId] = useQueryState("peek", parseAsString);
  const change = (next: AuditSearchChange) => void setSearch(next);
  const list = useInfiniteQuery(auditListOptions({ client, search, nowMs }));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const isRefreshing = list.isFetching && !list.isFetchingNextPage;
  const peeked = rows.find((entry) => entry.auditId === peekId) ?? null;
  return (
    <>
      <PageBreadcrumb items={breadcrumb} />
      <PageHeader
        title="Audit"
        description="Every change, with who made it and why. Newest first."
        actions={
          <Button
            icon={<RotateCw aria-hidden />}
            loading={isRefreshing}
            onClick={() => void list.refetch()}
          >
            Refresh
          </Button>
        }
      />
      <div className="flex flex-col gap-4">
        <AuditToolbar search={search} onChange={change} />
        {list.isError && list.data === undefined ? (
          <ApiFailure
            title="The audit trail could not be loaded"
            error={toApiError(list.error)}
            onRetry={() => void list.refetch()}
            retrying={list.isFetching}
          />
        ) : (
          <DataTable
            caption="Audit trail, newest first"
            columns={auditColumns}
            rows={rows}
            rowId={(entry) => entry.auditId}
            onPeekRow={(entry) => void setPeekId(entry.auditId)}
            activeRowId={peekId ?? undefined}
            status={list.isPending ? "loading" : isRefreshing ? "refreshing" : "ready"}
            paging={{
              hasMore: list.hasNextPage,
              loadingMore: list.isFetchingNextPage,
              onLoadMore: () => void list.fetchNextPage(),
            }}
            empty={<AuditEmpty search={search} onChange={change} />}
          />
        )}
      </div>
      <AuditPeek
        entry={peeked}
        onClose={() => void setPeekId(null)}
        onFilterActor={(actor) => {
          void setPeekId(null);
          change({ actor });
        }}
      />
    </>
  );
}
