"use client";

import { Tabs as Primitive } from "radix-ui";
import type { ReactNode } from "react";

export interface TabItem<TValue extends string = string> {
  readonly value: TValue;
  readonly label: ReactNode;
  /** A number beside the label; leave out while unknown. */
  readonly count?: ReactNode;
  readonly content: ReactNode;
}

export interface TabsProps<TValue extends string> {
  /** Names the row of tabs for assistive technology. */
  readonly label: string;
  readonly value: TValue;
  readonly onValueChange: (value: TValue) => void;
  readonly items: readonly TabItem<TValue>[];
}

/** Views of one thing. Keep the value in the URL. */
export function Tabs<TValue extends string>({
  label,
  value,
  onValueChange,
  items,
}: TabsProps<TValue>) {
  const change = (next: string) => {
    const item = items.find((candidate) => candidate.value === next);
    if (item !== undefined) onValueChange(item.value);
  };
  return (
    <Primitive.Root value={value} onValueChange={change}>
      <Primitive.List aria-label={label} className="flex gap-4 overflow-x-auto border-b">
        {items.map((item) => (
          <Primitive.Trigger
            key={item.value}
            value={item.value}
            className="-mb-px flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-sm text-ink-muted -outline-offset-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
          >
            {item.label}
            {item.count === undefined ? null : (
              <span className="rounded-full bg-sunken px-1.5 text-2xs text-ink-muted">
                {item.count}
              </span>
            )}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {items.map((item) => (
        <Primitive.Content key={item.value} value={item.value} className="pt-4">
          {item.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
