import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";
import { toneGround, toneText } from "./tone.ts";

type CalloutTone = "info" | "positive" | "caution" | "critical" | "neutral";

const calloutIcon = {
  info: Info,
  positive: CircleCheck,
  caution: TriangleAlert,
  critical: CircleAlert,
  neutral: Info,
} as const satisfies Record<CalloutTone, LucideIcon>;

export interface CalloutProps {
  readonly tone?: CalloutTone;
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** A note inside a page that must not be missed. */
export function Callout({ tone = "info", title, actions, className, children }: CalloutProps) {
  const Icon = calloutIcon[tone];
  return (
    <div className={cn("flex gap-2.5 rounded-md border px-3 py-2.5", toneGround[tone], className)}>
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", toneText[tone])} />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5 text-sm text-ink">
        {title === undefined ? null : <p className="font-medium">{title}</p>}
        {children === undefined ? null : <div className="text-ink">{children}</div>}
      </div>
      {actions === undefined ? null : (
        <div className="flex shrink-0 items-start gap-2">{actions}</div>
      )}
    </div>
  );
}
