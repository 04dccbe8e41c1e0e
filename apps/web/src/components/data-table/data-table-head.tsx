"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox } from "../ui/checkbox.tsx";
import { cn } from "../ui/cn.ts";
import { columnMeta } from "./data-table-column.ts";
import type { DataTableViewProps } from "./data-table-view.ts";
import { selectionState, withAll } from "./row-selection.ts";
import { ariaSort, nextSort, type TableSort } from "./table-sort.ts";

interface DataTableHeadProps<TRow extends object> extends DataTableViewProps<TRow> {
  readonly sticky: boolean;
}

/** The head of the table: names, sort buttons, the box that selects all shown rows. */
export function DataTableHead<TRow extends object>(props: DataTableHeadProps<TRow>) {
  const { table, sticky, sort, onSortChange, selection, rows, rowId } = props;
  const cellStyle = cn(
    "h-8 border-b bg-(--table-ground) px-3 text-xs font-medium text-ink-muted",
    sticky && "sticky top-(--top-bar-height,0px) z-10",
  );
  const shownIds = rows.map(rowId);
  return (
    <thead>
      <tr>
        {selection === undefined ? null : (
          <th scope="col" className={cn(cellStyle, "pr-0 align-middle")}>
            <span className="flex">
              <Checkbox
                aria-label="Select all shown rows"
                checked={selectionState(selection.selectedIds, shownIds)}
                onCheckedChange={(selected) =>
                  selection.onSelectedIdsChange(withAll(selection.selectedIds, shownIds, selected))
                }
              />
            </span>
          </th>
        )}
        {table.getHeaderGroups().flatMap((group) =>
          group.headers.map((header) => {
            const { align = "start", sortKey } = columnMeta(header.column);
            const sortable = sortKey !== undefined && onSortChange !== undefined;
            return (
              <th
                key={header.id}
                scope="col"
                aria-sort={sortable ? ariaSort(sort, sortKey) : undefined}
                className={cn(cellStyle, align === "end" ? "text-right" : "text-left")}
              >
                {sortable ? (
                  <SortButton
                    sort={sort}
                    sortKey={sortKey}
                    alignEnd={align === "end"}
                    onSortChange={onSortChange}
                  >
                    <table.FlexRender header={header} />
                  </SortButton>
                ) : (
                  <span className="block truncate">
                    <table.FlexRender header={header} />
                  </span>
                )}
              </th>
            );
          }),
        )}
      </tr>
    </thead>
  );
}

interface SortButtonProps {
  readonly sort: TableSort | undefined;
  readonly sortKey: string;
  readonly alignEnd: boolean;
  readonly onSortChange: (sort: TableSort) => void;
  readonly children: ReactNode;
}

const sortIcon = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown } as const;

function SortButton({ sort, sortKey, alignEnd, onSortChange, children }: SortButtonProps) {
  const order = ariaSort(sort, sortKey);
  const Icon = sortIcon[order];
  return (
    <button
      type="button"
      onClick={() => onSortChange(nextSort(sort, sortKey))}
      className={cn(
        "group -mx-1 inline-flex h-6 max-w-full items-center gap-1 rounded-sm px-1 hover:text-ink",
        alignEnd && "flex-row-reverse",
        order !== "none" && "text-ink",
      )}
    >
      <span className="truncate">{children}</span>
      <Icon
        aria-hidden
        className={cn(
          "size-3 shrink-0",
          order === "none" && "opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100",
        )}
      />
    </button>
  );
}
