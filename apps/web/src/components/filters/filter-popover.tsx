"use client";

import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { visibleText } from "../../format/visible-text.ts";
import { Button } from "../ui/button.tsx";
import { cn } from "../ui/cn.ts";
import { Popover } from "../ui/popover.tsx";

export interface FilterPopoverProps {
  /** What is filtered: "Health". */
  readonly name: string;
  /** By what, while the filter is on; may come from outside. */
  readonly value: string | null;
  readonly onClear: () => void;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly children: ReactNode;
}

/** A filter that sits in the toolbar: its button says what it does, pressing opens its choices. */
export function FilterPopover(props: FilterPopoverProps) {
  const { name, value, onClear, open, onOpenChange, children } = props;
  const isOn = value !== null;
  return (
    <Popover
      label={`Filter by ${name.toLowerCase()}`}
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
      trigger={
        <Button className={cn("max-w-72 min-w-0 shrink", isOn && "border-accent bg-accent/7")}>
          <span className={cn(isOn && "text-ink-muted")}>{name}</span>
          {isOn ? <span className="min-w-0 truncate">{visibleText(value)}</span> : null}
          <ChevronDown aria-hidden className="text-ink-muted" />
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        {children}
        {isOn ? (
          <Button size="sm" variant="ghost" className="self-start" onClick={onClear}>
            Clear
          </Button>
        ) : null}
      </div>
    </Popover>
  );
}
