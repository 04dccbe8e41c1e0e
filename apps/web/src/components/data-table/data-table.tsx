"use client";

import { useTable } from "@tanstack/react-table";
import { useMemo, useRef } from "react";
import { cn } from "../ui/cn.ts";
import { DataTableCards } from "./data-table-cards.tsx";
import { dataTableFeatures } from "./data-table-column.ts";
import { DataTableFooter } from "./data-table-footer.tsx";
import { DataTableGrid } from "./data-table-grid.tsx";
import type { DataTableProps } from "./data-table-props.ts";
import { useLateFlag } from "./use-late-flag.ts";
import { useMediaQuery } from "./use-media-query.ts";
import { useRowHotkeys } from "./use-row-hotkeys.ts";

const skeletonDelayMs = 150;

/** A list as a real table; as cards on screens under 768 px. The server sorts, filters and pages. */
export function DataTable<TRow extends object>(props: DataTableProps<TRow>) {
  const { columns, rows, rowId, status = "ready", hiddenColumnIds, paging } = props;
  const shownColumns = useMemo(
    () => columns.filter((column) => !hiddenColumnIds?.has(column.id ?? "")),
    [columns, hiddenColumnIds],
  );
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({
    features: dataTableFeatures,
    columns: shownColumns,
    data,
    getRowId: rowId,
  });
  const listRef = useRef<HTMLDivElement>(null);
  useRowHotkeys(listRef, props);
  const small = useMediaQuery("(max-width: 767px)");
  const showSkeleton = useLateFlag(status === "loading", skeletonDelayMs);
  const isEmpty = status !== "loading" && rows.length === 0;
  const List = small ? DataTableCards : DataTableGrid;
  return (
    <div
      ref={listRef}
      data-data-table
      aria-busy={status !== "ready" || undefined}
      className="relative min-w-0"
    >
      <RefreshBar running={status === "refreshing"} />
      {isEmpty && props.empty !== undefined ? (
        <div className="border-y">{props.empty}</div>
      ) : (
        <List {...props} table={table} showSkeleton={showSkeleton} />
      )}
      {paging === undefined || isEmpty || status === "loading" ? null : (
        <DataTableFooter paging={paging} shownCount={rows.length} />
      )}
    </div>
  );
}

function RefreshBar({ running }: { readonly running: boolean }) {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-x-0 top-0 z-20 h-0.5">
      <div className={cn("h-full bg-accent", running ? "animate-skeleton" : "hidden")} />
    </div>
  );
}
