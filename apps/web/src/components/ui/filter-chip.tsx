"use client";

import { X } from "lucide-react";
import { visibleText } from "../../format/visible-text.ts";

export interface FilterChipProps {
  /** What is filtered: "Health". */
  readonly name: string;
  /** By what: "lagging". May come from outside: hidden characters are made visible. */
  readonly value: string;
  readonly onRemove: () => void;
}

/** A filter that is on, and the way to take it off. */
export function FilterChip({ name, value, onRemove }: FilterChipProps) {
  const shown = visibleText(value);
  return (
    <span className="inline-flex h-6 max-w-full items-center gap-1 rounded-md border border-line-strong bg-surface pl-2 text-xs">
      <span className="shrink-0 text-ink-muted">{name}</span>
      <span className="truncate font-medium text-ink">{shown}</span>
      <button
        type="button"
        aria-label={`Remove filter ${name} ${shown}`}
        onClick={onRemove}
        className="flex size-6 shrink-0 items-center justify-center rounded-r-md text-ink-muted hover:bg-hover hover:text-ink"
      >
        <X aria-hidden className="size-3" />
      </button>
    </span>
  );
}
