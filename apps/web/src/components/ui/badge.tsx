import type { ReactNode } from "react";
import { cn } from "./cn.ts";
import { type Tone, toneGround, toneText } from "./tone.ts";

export interface BadgeProps {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A short label: an origin, a role, a tag. States have `StatusBadge`. */
export function Badge({ tone = "neutral", icon, className, children }: BadgeProps) {
  return (
    <span
      className={cn(
        "inline-flex h-5 max-w-full align-middle items-center gap-1 rounded-sm border px-1.5 text-2xs font-medium whitespace-nowrap text-ink",
        toneGround[tone],
        className,
      )}
    >
      {icon === undefined ? null : (
        <span className={cn("flex [&_svg]:size-3", toneText[tone])}>{icon}</span>
      )}
      <span className="truncate">{children}</span>
    </span>
  );
}
