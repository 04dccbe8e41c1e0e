/** By which column a list is sorted, as the server did it. */
export interface TableSort {
  readonly sortKey: string;
  readonly direction: "asc" | "desc";
}

/** What pressing the header of a column asks for: ascending first, then the other way round. */
export function nextSort(current: TableSort | undefined, sortKey: string): TableSort {
  const ascending = current?.sortKey === sortKey && current.direction === "asc";
  return { sortKey, direction: ascending ? "desc" : "asc" };
}

/** The `aria-sort` of a sortable column. */
export function ariaSort(
  current: TableSort | undefined,
  sortKey: string,
): "ascending" | "descending" | "none" {
  if (current?.sortKey !== sortKey) return "none";
  return current.direction === "asc" ? "ascending" : "descending";
}
