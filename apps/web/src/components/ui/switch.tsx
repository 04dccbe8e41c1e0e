"use client";

import { Switch as Primitive } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./cn.ts";

export interface SwitchProps {
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
  readonly className?: string;
}

/** A setting that takes effect at once. */
export function Switch({
  checked,
  onCheckedChange,
  label,
  hint,
  disabled = false,
  className,
}: SwitchProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className={cn("flex items-start justify-between gap-4", className)}>
      <div className="flex flex-col">
        <label htmlFor={id} className="text-sm text-ink">
          {label}
        </label>
        {hint === undefined ? null : (
          <span id={hintId} className="text-xs text-ink-muted">
            {hint}
          </span>
        )}
      </div>
      <Primitive.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onCheckedChange}
        aria-describedby={hint === undefined ? undefined : hintId}
        className="relative mt-0.5 inline-flex h-4.5 w-8 shrink-0 items-center rounded-full border border-line-control bg-sunken transition-colors duration-100 after:absolute after:-inset-1 data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:cursor-not-allowed disabled:opacity-55"
      >
        <Primitive.Thumb className="block size-3 translate-x-0.5 rounded-full bg-line-control transition-transform duration-100 data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-accent" />
      </Primitive.Root>
    </div>
  );
}
