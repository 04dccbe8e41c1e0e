import { cn } from "../ui/cn.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import type { DataTableColumnMeta } from "./data-table-column.ts";

export interface DataTableSkeletonRowsProps {
  readonly metas: readonly (DataTableColumnMeta & { readonly id: string })[];
  readonly rowCount: number;
  readonly withSelection: boolean;
}

/** Rows of the final height while the first page loads. */
export function DataTableSkeletonRows({
  metas,
  rowCount,
  withSelection,
}: DataTableSkeletonRowsProps) {
  return Array.from({ length: rowCount }, (_, position) => position).map((position) => (
    <tr key={position} aria-hidden>
      {withSelection ? (
        <td className="h-9 border-b px-3">
          <Skeleton className="size-4" />
        </td>
      ) : null}
      {metas.map((meta) => (
        <td key={meta.id} className="h-9 border-b px-3">
          <Skeleton className={cn("w-2/3 max-w-40", meta.align === "end" && "ml-auto")} />
        </td>
      ))}
    </tr>
  ));
}
