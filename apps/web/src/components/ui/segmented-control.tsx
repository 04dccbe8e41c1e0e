"use client";

import { ToggleGroup as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

export interface SegmentedOption<TValue extends string = string> {
  readonly value: TValue;
  readonly label: ReactNode;
  /** Name when the label is only an icon. */
  readonly name?: string;
}

export interface SegmentedControlProps<TValue extends string> {
  /** Names the group for assistive technology. */
  readonly label: string;
  readonly value: TValue;
  readonly onValueChange: (value: TValue) => void;
  readonly options: readonly SegmentedOption<TValue>[];
  readonly size?: "sm" | "md";
}

/** A choice of one from two to five, all in sight. */
export function SegmentedControl<TValue extends string>({
  label,
  value,
  onValueChange,
  options,
  size = "md",
}: SegmentedControlProps<TValue>) {
  const change = (next: string) => {
    const option = options.find((candidate) => candidate.value === next);
    if (option !== undefined) onValueChange(option.value);
  };
  return (
    <Primitive.Root
      type="single"
      value={value}
      onValueChange={change}
      aria-label={label}
      className={cn(
        "inline-flex w-fit items-center gap-0.5 rounded-md border border-line-strong bg-sunken p-0.5",
        size === "sm" ? "h-7" : "h-8",
      )}
    >
      {options.map((option) => (
        <Primitive.Item
          key={option.value}
          value={option.value}
          aria-label={option.name}
          className={cn(
            "inline-flex h-full min-w-6 items-center justify-center gap-1.5 rounded-sm px-2 text-xs text-ink-muted hover:text-ink [&_svg]:size-3.5",
            "data-[state=on]:bg-surface data-[state=on]:font-medium data-[state=on]:text-ink data-[state=on]:shadow-[0_0_0_1px_var(--line-strong)]",
          )}
        >
          {option.label}
        </Primitive.Item>
      ))}
    </Primitive.Root>
  );
}
