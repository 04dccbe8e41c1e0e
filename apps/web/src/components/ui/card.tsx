import type { ReactNode } from "react";
import { cn } from "./cn.ts";

export interface CardProps {
  readonly title?: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** Without inner space, for a table or chart that fills the card. */
  readonly flush?: boolean;
  /** Level of the title. Default 2. */
  readonly level?: 2 | 3;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A region of a page with a title. */
export function Card({
  title,
  description,
  actions,
  flush = false,
  level = 2,
  className,
  children,
}: CardProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section
      className={cn(
        "min-w-0 rounded-lg border bg-surface [--table-ground:var(--surface)]",
        className,
      )}
    >
      {title === undefined ? null : (
        <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b px-4 py-2">
          <div className="flex min-w-0 flex-col">
            <Heading className="text-sm font-semibold">{title}</Heading>
            {description === undefined ? null : (
              <p className="text-xs text-ink-muted">{description}</p>
            )}
          </div>
          {actions === undefined ? null : <div className="flex items-center gap-2">{actions}</div>}
        </header>
      )}
      <div className={cn(!flush && "p-4")}>{children}</div>
    </section>
  );
}
