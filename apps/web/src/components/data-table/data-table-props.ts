import type { ReactNode } from "react";
import type { DataTableColumns } from "./data-table-column.ts";
import type { TableSort } from "./table-sort.ts";

/** Rows that the person ticked. */
export interface RowSelection<TRow> {
  readonly selectedIds: ReadonlySet<string>;
  readonly onSelectedIdsChange: (ids: ReadonlySet<string>) => void;
  /** The row's name, for the box's own name ("Select billing-eu"). */
  readonly rowName: (row: TRow) => string;
}

/** Keyset paging: more rows come below, there are no page numbers. */
export interface RowPaging {
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly onLoadMore: () => void;
  /** All rows that match, if known. */
  readonly totalCount?: number;
}

export interface DataTableProps<TRow extends object> {
  /** What the table holds, with the count and order: "Runs, 214 match, sorted by last activity". */
  readonly caption: string;
  /** Must keep its identity between renders: a constant, or memoised. */
  readonly columns: DataTableColumns<TRow>;
  /** Must keep its identity between renders. */
  readonly rows: readonly TRow[];
  readonly rowId: (row: TRow) => string;
  /** The row's page; makes the row header a link and the whole row pressable. */
  readonly rowHref?: (row: TRow) => string;
  /** Opens the row's peek panel (`p` or Space). */
  readonly onPeekRow?: (row: TRow) => void;
  /** The row whose panel is open. */
  readonly activeRowId?: string | undefined;
  /** `loading`: the first load, skeleton rows. `refreshing`: old rows stay, a thin bar runs above. */
  readonly status?: "ready" | "loading" | "refreshing";
  readonly skeletonRowCount?: number;
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode;
  readonly sort?: TableSort | undefined;
  readonly onSortChange?: (sort: TableSort) => void;
  readonly selection?: RowSelection<TRow>;
  readonly paging?: RowPaging;
  /** Binds j, k, p and x to this table. Default true; switch off for all but one on a page. */
  readonly hotkeys?: boolean;
  readonly hiddenColumnIds?: ReadonlySet<string>;
}
