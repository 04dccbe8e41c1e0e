import type { ReactNode } from "react";

export interface PageHeaderProps {
  readonly title: ReactNode;
  /** States and labels beside the title. */
  readonly badges?: ReactNode;
  readonly description?: ReactNode;
  /** Buttons at the right; the main one last. */
  readonly actions?: ReactNode;
}

/** The head of a page. Its `h1` takes focus after a change of route. */
export function PageHeader({ title, badges, description, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 pb-4">
      <div className="flex min-w-0 flex-col gap-1">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 tabIndex={-1} className="min-w-0 text-xl font-semibold tracking-tight wrap-anywhere">
            {title}
          </h1>
          {badges}
        </div>
        {description === undefined ? null : (
          <div className="max-w-3xl text-sm text-pretty text-ink-muted">{description}</div>
        )}
      </div>
      {actions === undefined ? null : (
        <div className="flex flex-wrap items-center gap-2">{actions}</div>
      )}
    </header>
  );
}
