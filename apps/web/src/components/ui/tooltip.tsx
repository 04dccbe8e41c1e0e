"use client";

import { Tooltip as Primitive } from "radix-ui";
import type { FocusEvent, ReactNode } from "react";
import { Keys } from "./kbd.tsx";

export interface TooltipProps {
  readonly label: ReactNode;
  /** Keys shown after the label, as written in the hotkey registry (`g r`). */
  readonly keys?: string | undefined;
  readonly side?: "top" | "right" | "bottom" | "left" | undefined;
  /** One focusable element; it is the trigger. */
  readonly children: ReactNode;
}

/** Focus that a closing menu or an opening dialog sets by itself must not pop up a tooltip. */
function openOnKeyboardFocus(event: FocusEvent<HTMLElement>): void {
  if (!event.currentTarget.matches(":focus-visible")) event.preventDefault();
}

/** A short text on hover and focus; can be hovered, Esc closes it. Needs `TooltipProvider` above. */
export function Tooltip({ label, keys, side = "bottom", children }: TooltipProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild onFocus={openOnKeyboardFocus}>
        {children}
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-60 flex max-w-72 animate-appear items-center gap-2 rounded-md border border-line-strong bg-raised px-2 py-1 text-xs text-ink shadow-raised"
        >
          {label}
          {keys === undefined ? null : <Keys keys={keys} />}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** Shares the opening delay between tooltips. Once, near the root. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Primitive.Provider delayDuration={300} skipDelayDuration={200}>
      {children}
    </Primitive.Provider>
  );
}
