"use client";

import { Check, Minus } from "lucide-react";
import { Checkbox as Primitive } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./cn.ts";

export interface CheckboxProps {
  readonly checked: boolean | "indeterminate";
  readonly onCheckedChange: (checked: boolean) => void;
  /** Visible text; for a box in a table row give `aria-label` instead. */
  readonly label?: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
  readonly className?: string;
  readonly "aria-label"?: string;
}

/** A box to tick, with its label. */
export function Checkbox({
  checked,
  onCheckedChange,
  label,
  hint,
  disabled = false,
  className,
  "aria-label": ariaLabel,
}: CheckboxProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const box = (
    <Primitive.Root
      id={id}
      checked={checked}
      disabled={disabled}
      aria-label={ariaLabel}
      aria-describedby={hint === undefined ? undefined : hintId}
      onCheckedChange={(next) => onCheckedChange(next === true)}
      className={cn(
        "relative inline-flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-control bg-surface",
        "after:absolute after:-inset-1 data-[state=checked]:border-accent data-[state=checked]:bg-accent",
        "data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent",
        "disabled:cursor-not-allowed disabled:opacity-55",
      )}
    >
      <Primitive.Indicator className="text-on-accent [&_svg]:size-3 [&_svg]:stroke-3">
        {checked === "indeterminate" ? <Minus aria-hidden /> : <Check aria-hidden />}
      </Primitive.Indicator>
    </Primitive.Root>
  );
  if (label === undefined) return box;
  return (
    <div className={cn("flex items-start gap-2", className)}>
      <span className="flex h-5 items-center">{box}</span>
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
    </div>
  );
}
