"use client";

import { cn } from "../ui/cn.ts";
import { columnMeta } from "./data-table-column.ts";
import { DataTableHead } from "./data-table-head.tsx";
import { DataTableRow } from "./data-table-row.tsx";
import { DataTableSkeletonRows } from "./data-table-skeleton-rows.tsx";
import type { DataTableViewProps } from "./data-table-view.ts";
import { useNarrowerThan } from "./use-narrower-than.ts";

const selectionWidthPx = 36;

/** The list as a table. Its head sticks below the top bar unless the table has to scroll sideways. */
export function DataTableGrid<TRow extends object>(props: DataTableViewProps<TRow>) {
  const { table, caption, rows, status, selection, showSkeleton, skeletonRowCount = 8 } = props;
  const metas = table
    .getAllLeafColumns()
    .map((column) => ({ id: column.id, ...columnMeta(column) }));
  const selectionPx = selection === undefined ? 0 : selectionWidthPx;
  const minWidthPx = metas.reduce((sum, meta) => sum + meta.widthPx, selectionPx);
  const [frameRef, scrolls] = useNarrowerThan(minWidthPx);
  const loading = status === "loading";
  return (
    // Positioned, so that text for screen readers is clipped with the rest and widens no page.
    <div ref={frameRef} className={cn("relative", scrolls && "overflow-x-auto")}>
      <table
        className="w-full table-fixed border-separate border-spacing-0 text-sm"
        style={{ minWidth: `${minWidthPx}px` }}
      >
        <caption className="sr-only">{caption}</caption>
        <colgroup>
          {selection === undefined ? null : <col style={{ width: `${selectionWidthPx}px` }} />}
          {metas.map((meta) => (
            <col key={meta.id} style={meta.grow ? undefined : { width: `${meta.widthPx}px` }} />
          ))}
        </colgroup>
        <DataTableHead {...props} sticky={!scrolls} />
        <tbody>
          {loading && showSkeleton ? (
            <DataTableSkeletonRows
              metas={metas}
              rowCount={skeletonRowCount}
              withSelection={selection !== undefined}
            />
          ) : null}
          {loading || rows.length === 0
            ? null
            : table
                .getRowModel()
                .rows.map((row) => <DataTableRow key={row.id} {...props} row={row} />)}
        </tbody>
      </table>
    </div>
  );
}
