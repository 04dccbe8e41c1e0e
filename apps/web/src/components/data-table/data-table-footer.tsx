import { countOf, formatCount } from "../../format/count.ts";
import { Button } from "../ui/button.tsx";
import type { RowPaging } from "./data-table-props.ts";

export interface DataTableFooterProps {
  readonly paging: RowPaging;
  readonly shownCount: number;
}

/** How many rows are shown, and the way to more. */
export function DataTableFooter({ paging, shownCount }: DataTableFooterProps) {
  const { totalCount, hasMore, loadingMore, onLoadMore } = paging;
  const shown =
    totalCount === undefined
      ? countOf(shownCount, "row")
      : `${formatCount(shownCount)} of ${countOf(totalCount, "row")}`;
  return (
    <div className="flex min-h-12 items-center justify-between gap-4 px-3 py-2 text-xs text-ink-muted">
      <span>Showing {shown}</span>
      {hasMore ? (
        <Button size="sm" loading={loadingMore} onClick={onLoadMore}>
          Load more
        </Button>
      ) : null}
    </div>
  );
}
