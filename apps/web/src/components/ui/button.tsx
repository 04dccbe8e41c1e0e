"use client";

import type { VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { buttonStyle } from "./button-style.ts";
import { cn } from "./cn.ts";
import { Tooltip } from "./tooltip.tsx";

export interface ButtonProps
  extends Omit<ComponentProps<"button">, "disabled">,
    VariantProps<typeof buttonStyle> {
  /** Gives the looks to the single child (a link, for instance) instead of a `button`. */
  readonly asChild?: boolean;
  /** Work is under way: a spinner shows and presses do nothing. */
  readonly loading?: boolean;
  /** Why the button cannot be used now. It stays focusable and says so on hover and focus. */
  readonly disabledReason?: string | undefined;
  readonly icon?: ReactNode;
}

/** A button. Never `disabled`: a control that cannot be used says why (`disabledReason`). */
export function Button({
  asChild = false,
  loading = false,
  disabledReason,
  icon,
  variant,
  size,
  className,
  children,
  onClick,
  type = "button",
  ...props
}: ButtonProps) {
  const inert = loading || disabledReason !== undefined;
  const style = cn(buttonStyle({ variant, size }), className);
  if (asChild) {
    return (
      <Slot.Root className={style} {...props}>
        {children}
      </Slot.Root>
    );
  }
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (inert) event.preventDefault();
    else onClick?.(event);
  };
  const button = (
    <button
      {...props}
      type={type}
      className={style}
      aria-disabled={inert || props["aria-disabled"]}
      aria-busy={loading || undefined}
      onClick={press}
    >
      {loading ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
      {children}
    </button>
  );
  return disabledReason === undefined ? button : <Tooltip label={disabledReason}>{button}</Tooltip>;
}
