"use client";

import { useMemo, useState } from "react";
import { DataTable } from "../data-table/data-table.tsx";
import { dataTableColumnHelper } from "../data-table/data-table-column.ts";
import type { TableSort } from "../data-table/table-sort.ts";
import { Time } from "../time/time.tsx";
import { useZoneName } from "../time/time-zone-provider.tsx";
import { Bytes } from "../ui/bytes.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Progress } from "../ui/progress.tsx";
import { SegmentedControl } from "../ui/segmented-control.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import type { StatusValue } from "../ui/status-vocabulary.ts";

interface SampleRow {
  readonly id: string;
  readonly health: StatusValue<"run-health">;
  readonly savedCount: number;
  readonly storedBytes: number;
  readonly activeAtMs: number;
}

const healths = ["healthy", "lagging", "stalled", "unknown"] as const;

const sampleRows: readonly SampleRow[] = Array.from({ length: 12 }, (_, index) => ({
  id: `sample-${String(index + 1).padStart(2, "0")}`,
  health: healths[index % healths.length] ?? "unknown",
  savedCount: (index * 17) % 51,
  storedBytes: 1_340_000 * (index + 1) ** 2,
  activeAtMs: Date.UTC(2026, 10, 24, 6) - index * 3_723_000,
}));

function TimeHeader() {
  return <>Last activity ({useZoneName()})</>;
}

const helper = dataTableColumnHelper<SampleRow>();
const columns = helper.columns([
  helper.accessor("id", {
    header: "Name",
    meta: { name: "Name", widthPx: 200, grow: true, rowHeader: true, sortKey: "id" },
  }),
  helper.accessor("health", {
    header: "Health",
    cell: (info) => <StatusBadge kind="run-health" value={info.getValue()} />,
    meta: { name: "Health", widthPx: 120 },
  }),
  helper.accessor("savedCount", {
    header: "Entities saved",
    cell: (info) => <Progress label="Entities saved" value={info.getValue()} max={50} />,
    meta: { name: "Entities saved", widthPx: 180 },
  }),
  helper.accessor("storedBytes", {
    header: "Stored",
    cell: (info) => <Bytes value={info.getValue()} />,
    meta: { name: "Stored", widthPx: 110, align: "end", sortKey: "storedBytes" },
  }),
  helper.accessor("activeAtMs", {
    header: TimeHeader,
    cell: (info) => <Time valueMs={info.getValue()} />,
    meta: { name: "Last activity", widthPx: 190, sortKey: "activeAtMs" },
  }),
]);

const modes = [
  { value: "ready", label: "Ready" },
  { value: "loading", label: "Loading" },
  { value: "refreshing", label: "Refreshing" },
  { value: "empty", label: "Empty" },
] as const;

type Mode = (typeof modes)[number]["value"];

function sorted(rows: readonly SampleRow[], sort: TableSort): readonly SampleRow[] {
  const sign = sort.direction === "asc" ? 1 : -1;
  const key = sort.sortKey === "storedBytes" || sort.sortKey === "activeAtMs" ? sort.sortKey : "id";
  return rows.toSorted((left, right) => (left[key] < right[key] ? -sign : sign));
}

export function TableSpecimens() {
  const [mode, setMode] = useState<Mode>("ready");
  const [sort, setSort] = useState<TableSort>({ sortKey: "id", direction: "asc" });
  const [selectedIds, setSelectedIds] = useState<ReadonlySet<string>>(new Set(["sample-02"]));
  const [shownCount, setShownCount] = useState(6);
  const [peekId, setPeekId] = useState<string>();
  const rows = useMemo(
    () => (mode === "empty" ? [] : sorted(sampleRows, sort).slice(0, shownCount)),
    [mode, sort, shownCount],
  );
  return (
    <Card
      title="Data table"
      flush
      actions={
        <SegmentedControl
          label="State"
          size="sm"
          value={mode}
          onValueChange={setMode}
          options={modes}
        />
      }
    >
      <DataTable
        caption={`Sample rows, ${sampleRows.length} match, sorted by ${sort.sortKey}`}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowHref={(row) => `/dev/ui#${row.id}`}
        onPeekRow={(row) => setPeekId(row.id)}
        activeRowId={peekId}
        status={mode === "empty" ? "ready" : mode}
        empty={<EmptyState title="No rows match" description="Take off a filter to see more." />}
        sort={sort}
        onSortChange={setSort}
        selection={{ selectedIds, onSelectedIdsChange: setSelectedIds, rowName: (row) => row.id }}
        paging={{
          hasMore: shownCount < sampleRows.length,
          loadingMore: false,
          onLoadMore: () => setShownCount(sampleRows.length),
          totalCount: sampleRows.length,
        }}
      />
    </Card>
  );
}
