import { createColumnHelper, metaHelper, tableFeatures } from "@tanstack/react-table";

/** What the table must know about a column beside its cells. */
export interface DataTableColumnMeta {
  /** The column's name as text: for cards, skeletons and assistive technology. */
  readonly name: string;
  /** Width; the least width of a column that grows. */
  readonly widthPx: number;
  /** Takes the room that is left. One column should. */
  readonly grow?: boolean;
  /** Numbers and sizes go to the end. */
  readonly align?: "start" | "end";
  /** Names the row; exactly one column. Its cell is the link to the row's page. */
  readonly rowHeader?: boolean;
  /** Sort key for the server; without one the column cannot be sorted. */
  readonly sortKey?: string;
  /** Whether small screens show it on the card. Default true. */
  readonly onCard?: boolean;
}

/** Sorting, filtering and paging are the server's: the table keeps the core features only. */
export const dataTableFeatures = tableFeatures({ columnMeta: metaHelper<DataTableColumnMeta>() });

export type DataTableFeatures = typeof dataTableFeatures;

/** The helper that columns are made with; every column needs `meta`. */
export function dataTableColumnHelper<TRow extends object>() {
  return createColumnHelper<DataTableFeatures, TRow>();
}

/** Columns of a table, as `helper.columns([…])` returns them. */
export type DataTableColumns<TRow extends object> = ReturnType<
  ReturnType<typeof dataTableColumnHelper<TRow>>["columns"]
>;

const fallbackMeta: DataTableColumnMeta = { name: "", widthPx: 120 };

/** The meta of a column; a column without any gets a plain one. */
export function columnMeta(column: {
  readonly columnDef: { readonly meta?: DataTableColumnMeta | undefined };
}): DataTableColumnMeta {
  return column.columnDef.meta ?? fallbackMeta;
}
