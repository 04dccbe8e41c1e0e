"use client";

import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button.tsx";
import { cn } from "./cn.ts";
import { Tooltip, type TooltipProps } from "./tooltip.tsx";

export interface IconButtonProps
  extends Omit<ButtonProps, "children" | "icon" | "asChild" | "aria-label"> {
  /** What the button does; its name and its tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Keys shown in the tooltip, as written in the hotkey registry (`g r`). */
  readonly keys?: string | undefined;
  readonly side?: TooltipProps["side"];
}

/** A square button with an icon, named by its tooltip. */
export function IconButton({
  label,
  icon,
  keys,
  side,
  size = "md",
  variant = "ghost",
  className,
  disabledReason,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip label={disabledReason ?? label} keys={keys} side={side}>
      <Button
        {...props}
        variant={variant}
        size={size}
        aria-label={label}
        className={cn(
          "px-0 [&_svg]:size-4",
          size === "sm" ? "w-7" : "w-8",
          disabledReason !== undefined && "cursor-not-allowed opacity-55",
          className,
        )}
        {...(disabledReason === undefined
          ? {}
          : { "aria-disabled": true, onClick: (event) => event.preventDefault() })}
        icon={icon}
      />
    </Tooltip>
  );
}
