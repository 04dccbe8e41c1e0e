import type { ReactNode } from "react";
import { CopyButton } from "./copy-button.tsx";

export interface EmptyStateProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly icon?: ReactNode;
  /** The command or code that makes the first one; can be copied. */
  readonly snippet?: string;
  /** Buttons or links; filter chips of a list that matches nothing. */
  readonly actions?: ReactNode;
}

/** Nothing here yet, or nothing that matches: says which, and what to do. */
export function EmptyState({ title, description, icon, snippet, actions }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-xl flex-col items-center gap-3 px-4 py-12 text-center">
      {icon === undefined ? null : (
        <span className="text-ink-muted [&_svg]:size-5 [&_svg]:stroke-[1.75]">{icon}</span>
      )}
      <div className="flex flex-col gap-1">
        <p className="text-base font-medium text-ink">{title}</p>
        {description === undefined ? null : (
          <div className="text-sm text-pretty text-ink-muted">{description}</div>
        )}
      </div>
      {snippet === undefined ? null : <Snippet text={snippet} />}
      {actions === undefined ? null : (
        <div className="flex flex-wrap items-center justify-center gap-2">{actions}</div>
      )}
    </div>
  );
}

function Snippet({ text }: { readonly text: string }) {
  return (
    <div className="relative w-full text-left">
      <pre className="rounded-md border bg-sunken py-2.5 pr-10 pl-3 font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap text-ink">
        <code>{text}</code>
      </pre>
      <span className="absolute top-1.5 right-1.5">
        <CopyButton value={text} label="Copy code" />
      </span>
    </div>
  );
}
