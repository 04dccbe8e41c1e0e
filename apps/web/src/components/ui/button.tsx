"use client";

import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { cn } from "./cn.ts";
import { Tooltip } from "./tooltip.tsx";

/** Looks of a button; use it on a link through `asChild` or for a custom trigger. */
export const buttonStyle = cva(
  [
    "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none",
    "transition-colors duration-100 aria-disabled:cursor-not-allowed aria-disabled:opacity-55",
    "[&_svg]:size-3.5 [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary:
          "border-transparent bg-accent text-on-accent not-aria-disabled:hover:bg-accent-hover",
        secondary:
          "border-line-strong bg-surface text-ink not-aria-disabled:hover:bg-hover data-[state=open]:bg-hover",
        ghost:
          "border-transparent bg-transparent text-ink-muted not-aria-disabled:hover:bg-hover not-aria-disabled:hover:text-ink data-[state=open]:bg-hover data-[state=open]:text-ink",
        danger:
          "border-transparent bg-critical text-on-critical not-aria-disabled:hover:bg-critical-hover",
      },
      size: {
        sm: "h-7 px-2 text-xs",
        md: "h-8 px-3 text-sm",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

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
      aria-disabled={inert || undefined}
      aria-busy={loading || undefined}
      onClick={press}
    >
      {loading ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
      {children}
    </button>
  );
  return disabledReason === undefined ? button : <Tooltip label={disabledReason}>{button}</Tooltip>;
}
