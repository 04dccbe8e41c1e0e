import type { ReactNode } from "react";
import { cn } from "./cn.ts";

export interface DefinitionItem {
  readonly term: string;
  readonly value: ReactNode;
}

export interface DefinitionListProps {
  readonly items: readonly DefinitionItem[];
  /** `rows`: term and value side by side; `columns`: small facts in a grid. */
  readonly layout?: "rows" | "columns";
  readonly className?: string;
}

/** Facts about one thing: term and value. */
export function DefinitionList({ items, layout = "rows", className }: DefinitionListProps) {
  const rows = layout === "rows";
  return (
    <dl
      className={cn(
        rows ? "flex flex-col gap-2" : "grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-4",
        className,
      )}
    >
      {items.map((item) => (
        <div
          key={item.term}
          className={
            rows
              ? "grid grid-cols-[minmax(7rem,2fr)_5fr] gap-4 max-[26rem]:grid-cols-1 max-[26rem]:gap-0"
              : "flex flex-col gap-0.5"
          }
        >
          <dt className={cn("text-ink-muted", !rows && "text-xs")}>{item.term}</dt>
          <dd className="min-w-0 wrap-anywhere text-ink">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
