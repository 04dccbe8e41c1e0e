"use client";

import type { Cell, Row } from "@tanstack/react-table";
import { Checkbox } from "../ui/checkbox.tsx";
import { cn } from "../ui/cn.ts";
import { columnMeta, type DataTableFeatures } from "./data-table-column.ts";
import { type DataTableViewProps, pressRow } from "./data-table-view.ts";
import { RowHeaderContent } from "./row-header-cell.tsx";
import { toggled } from "./row-selection.ts";

interface DataTableRowProps<TRow extends object> extends DataTableViewProps<TRow> {
  readonly row: Row<DataTableFeatures, TRow>;
}

const cellStyle = "h-9 truncate border-b px-3 py-1 align-middle text-left font-normal";

/** One row of the table. */
export function DataTableRow<TRow extends object>(props: DataTableRowProps<TRow>) {
  const { row, rowHref, onPeekRow, selection, activeRowId } = props;
  const selected = selection?.selectedIds.has(row.id) ?? false;
  const pressable = rowHref !== undefined || onPeekRow !== undefined;
  const rowProps = pressable ? { onClick: pressRow } : {};
  return (
    <tr
      {...rowProps}
      data-active={row.id === activeRowId || undefined}
      data-selected={selected || undefined}
      className={cn(
        "data-active:bg-hover data-selected:bg-accent/6",
        pressable && "cursor-pointer hover:bg-hover has-[[data-row-focus]:focus-visible]:bg-hover",
      )}
    >
      {selection === undefined ? null : (
        <td className={cn(cellStyle, "pr-0")}>
          <span className="flex">
            <Checkbox
              aria-label={`Select ${selection.rowName(row.original)}`}
              checked={selected}
              onCheckedChange={() =>
                selection.onSelectedIdsChange(toggled(selection.selectedIds, row.id))
              }
            />
          </span>
        </td>
      )}
      {row.getAllCells().map((cell) => (
        <BodyCell key={cell.id} {...props} cell={cell} />
      ))}
    </tr>
  );
}

interface BodyCellProps<TRow extends object> extends DataTableRowProps<TRow> {
  readonly cell: Cell<DataTableFeatures, TRow, unknown>;
}

function BodyCell<TRow extends object>({
  table,
  row,
  cell,
  rowHref,
  onPeekRow,
}: BodyCellProps<TRow>) {
  const { align = "start", rowHeader = false } = columnMeta(cell.column);
  if (!rowHeader) {
    return (
      <td className={cn(cellStyle, align === "end" && "text-right")}>
        <table.FlexRender cell={cell} />
      </td>
    );
  }
  return (
    <th scope="row" className={cellStyle}>
      <RowHeaderContent
        rowId={row.id}
        href={rowHref?.(row.original)}
        onPeek={onPeekRow === undefined ? undefined : () => onPeekRow(row.original)}
      >
        <table.FlexRender cell={cell} />
      </RowHeaderContent>
    </th>
  );
}
