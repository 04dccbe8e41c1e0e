"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";
import { Keys } from "./kbd.tsx";

const itemStyle = cn(
  "relative flex min-h-7 cursor-default items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none select-none",
  "data-disabled:text-ink-muted data-highlighted:bg-hover [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:text-ink-muted",
);

export interface DropdownMenuProps {
  /** One button; it opens the menu. */
  readonly trigger: ReactNode;
  readonly align?: "start" | "center" | "end";
  readonly className?: string;
  readonly children: ReactNode;
}

/** A menu of actions or choices at a button. */
export function DropdownMenu({ trigger, align = "end", className, children }: DropdownMenuProps) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            "z-60 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 animate-appear overflow-y-auto rounded-md border border-line-strong bg-raised p-1 text-ink shadow-raised",
            className,
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export interface MenuItemProps {
  readonly onSelect: () => void;
  readonly icon?: ReactNode;
  readonly keys?: string;
  readonly tone?: "default" | "danger";
  /** Why the action cannot be used now; shown under the label. */
  readonly disabledReason?: string | undefined;
  readonly children: ReactNode;
}

/** One action of a menu. */
export function MenuItem({
  onSelect,
  icon,
  keys,
  tone = "default",
  disabledReason,
  children,
}: MenuItemProps) {
  return (
    <Primitive.Item
      className={cn(itemStyle, tone === "danger" && "text-critical [&_svg]:text-critical")}
      aria-disabled={disabledReason !== undefined || undefined}
      onSelect={(event) => {
        if (disabledReason === undefined) onSelect();
        else event.preventDefault();
      }}
    >
      {icon}
      <span className="flex min-w-0 flex-1 flex-col">
        <span className={cn(disabledReason !== undefined && "text-ink-muted")}>{children}</span>
        {disabledReason === undefined ? null : (
          <span className="text-xs text-ink-muted">{disabledReason}</span>
        )}
      </span>
      {keys === undefined ? null : <Keys keys={keys} />}
    </Primitive.Item>
  );
}

export interface MenuRadioGroupProps<TValue extends string> {
  readonly value: TValue;
  readonly onValueChange: (value: TValue) => void;
  readonly options: readonly {
    readonly value: TValue;
    readonly label: ReactNode;
    readonly hint?: ReactNode;
  }[];
}

/** A choice of one inside a menu. */
export function MenuRadioGroup<TValue extends string>({
  value,
  onValueChange,
  options,
}: MenuRadioGroupProps<TValue>) {
  const change = (next: string) => {
    const option = options.find((candidate) => candidate.value === next);
    if (option !== undefined) onValueChange(option.value);
  };
  return (
    <Primitive.RadioGroup value={value} onValueChange={change}>
      {options.map((option) => (
        <Primitive.RadioItem
          key={option.value}
          value={option.value}
          className={cn(itemStyle, "pl-7")}
        >
          <Primitive.ItemIndicator className="absolute left-2">
            <Check aria-hidden />
          </Primitive.ItemIndicator>
          <span className="flex-1">{option.label}</span>
          {option.hint === undefined ? null : (
            <span className="text-xs text-ink-muted">{option.hint}</span>
          )}
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  );
}

/** A heading inside a menu. */
export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return (
    <Primitive.Label className="px-2 pt-1.5 pb-1 text-xs text-ink-muted">
      {children}
    </Primitive.Label>
  );
}

/** A rule between groups of a menu. */
export function MenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 h-px bg-line" />;
}
