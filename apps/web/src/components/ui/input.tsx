import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn.ts";

/** Looks shared by everything one types into. */
export const controlStyle = cn(
  "w-full min-w-0 rounded-md border border-line-control bg-surface text-sm text-ink",
  "transition-colors duration-100 focus-visible:border-accent focus-visible:outline-offset-0",
  "aria-invalid:border-critical disabled:cursor-not-allowed disabled:opacity-55 [&[readonly]]:bg-sunken",
);

export interface InputProps extends Omit<ComponentProps<"input">, "size"> {
  readonly size?: "sm" | "md";
  /** Icon inside, before the text. */
  readonly leading?: ReactNode;
  /** Small thing inside, after the text: a key cap, a unit, a button. */
  readonly trailing?: ReactNode;
  /** Ids, phrases and code are easier to check in the mono font. */
  readonly mono?: boolean;
}

/** A one-line text input. */
export function Input({
  size = "md",
  leading,
  trailing,
  mono = false,
  className,
  ...props
}: InputProps) {
  return (
    <span className={cn("relative flex w-full items-center", className)}>
      {leading === undefined ? null : (
        <span className="pointer-events-none absolute left-2 flex text-ink-muted [&_svg]:size-3.5">
          {leading}
        </span>
      )}
      <input
        {...props}
        className={cn(
          controlStyle,
          size === "sm" ? "h-7 px-2 text-xs" : "h-8 px-2.5",
          leading !== undefined && "pl-7.5",
          trailing !== undefined && "pr-9",
          mono && "font-mono text-xs",
        )}
      />
      {trailing === undefined ? null : (
        <span className="absolute right-1.5 flex items-center">{trailing}</span>
      )}
    </span>
  );
}
