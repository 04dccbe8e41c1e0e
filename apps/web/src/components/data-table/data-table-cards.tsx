"use client";

import type { Cell, Row } from "@tanstack/react-table";
import { Checkbox } from "../ui/checkbox.tsx";
import { cn } from "../ui/cn.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { columnMeta, type DataTableFeatures } from "./data-table-column.ts";
import { type DataTableViewProps, pressRow } from "./data-table-view.ts";
import { RowHeaderContent } from "./row-header-cell.tsx";
import { toggled } from "./row-selection.ts";

/** The list on small screens: a card a row, with the row header as its title. */
export function DataTableCards<TRow extends object>(props: DataTableViewProps<TRow>) {
  const { table, caption, status, showSkeleton, skeletonRowCount = 4 } = props;
  if (status === "loading") return showSkeleton ? <CardSkeletons count={skeletonRowCount} /> : null;
  return (
    <ul aria-label={caption} className="flex flex-col gap-2">
      {table.getRowModel().rows.map((row) => (
        <RowCard key={row.id} {...props} row={row} />
      ))}
    </ul>
  );
}

interface RowCardProps<TRow extends object> extends DataTableViewProps<TRow> {
  readonly row: Row<DataTableFeatures, TRow>;
}

function RowCard<TRow extends object>(props: RowCardProps<TRow>) {
  const { table, row, rowHref, onPeekRow, selection, activeRowId } = props;
  const cells = row.getAllCells();
  const title = cells.find((cell) => columnMeta(cell.column).rowHeader);
  const facts = cells.filter((cell) => cell !== title && columnMeta(cell.column).onCard !== false);
  const pressable = rowHref !== undefined || onPeekRow !== undefined;
  return (
    <li
      {...(pressable ? { onClick: pressRow } : {})}
      className={cn("rounded-lg border bg-surface p-3", row.id === activeRowId && "bg-hover")}
    >
      <div className="flex min-h-6 items-center gap-2 pb-2">
        {selection === undefined ? null : (
          <Checkbox
            aria-label={`Select ${selection.rowName(row.original)}`}
            checked={selection.selectedIds.has(row.id)}
            onCheckedChange={() =>
              selection.onSelectedIdsChange(toggled(selection.selectedIds, row.id))
            }
          />
        )}
        <div className="min-w-0 flex-1 text-base">
          {title === undefined ? null : (
            <RowHeaderContent
              rowId={row.id}
              href={rowHref?.(row.original)}
              onPeek={onPeekRow === undefined ? undefined : () => onPeekRow(row.original)}
            >
              <table.FlexRender cell={title} />
            </RowHeaderContent>
          )}
        </div>
      </div>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2">
        {facts.map((cell) => (
          <CardFact key={cell.id} cell={cell} table={table} />
        ))}
      </dl>
    </li>
  );
}

interface CardFactProps<TRow extends object> {
  readonly cell: Cell<DataTableFeatures, TRow, unknown>;
  readonly table: DataTableViewProps<TRow>["table"];
}

function CardFact<TRow extends object>({ cell, table }: CardFactProps<TRow>) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-muted">{columnMeta(cell.column).name}</dt>
      <dd className="truncate">
        <table.FlexRender cell={cell} />
      </dd>
    </div>
  );
}

function CardSkeletons({ count }: { readonly count: number }) {
  return (
    <div className="flex flex-col gap-2">
      {Array.from({ length: count }, (_, position) => position).map((position) => (
        <div key={position} className="flex flex-col gap-3 rounded-lg border bg-surface p-3">
          <Skeleton className="h-5 w-1/2" />
          <Skeleton className="w-3/4" />
          <Skeleton className="w-2/3" />
        </div>
      ))}
    </div>
  );
}
