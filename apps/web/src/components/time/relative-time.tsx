"use client";

import { formatRelativeTime } from "../../format/relative-time.ts";
import { formatIso } from "../../format/wall-time.ts";
import { cn } from "../ui/cn.ts";
import { useClockFrozen, useNow } from "./clock-provider.tsx";
import { useTimeZone } from "./time-zone-provider.tsx";

export interface RelativeTimeProps {
  /** Wall time, epoch milliseconds. */
  readonly valueMs: number;
  readonly className?: string;
}

/** `5 min ago`, kept current; grey and still while the page is not live. For last activity only. */
export function RelativeTime({ valueMs, className }: RelativeTimeProps) {
  const { formatter } = useTimeZone();
  const frozen = useClockFrozen();
  const exact = `${formatter.dateTime(valueMs)} ${formatter.zoneName(valueMs)}`;
  const text = useNow((nowMs) => formatRelativeTime(valueMs, nowMs));
  return (
    <time
      dateTime={formatIso(valueMs)}
      title={exact}
      className={cn("whitespace-nowrap tabular-nums", frozen && "text-ink-muted", className)}
    >
      {text ?? formatter.dateTime(valueMs)}
    </time>
  );
}
