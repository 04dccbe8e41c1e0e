import { cva } from "class-variance-authority";

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
