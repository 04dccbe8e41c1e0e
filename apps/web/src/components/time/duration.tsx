"use client";

import { formatDuration, spellDuration } from "../../format/duration.ts";
import { cn } from "../ui/cn.ts";
import { useClockFrozen, useNow } from "./clock-provider.tsx";

export interface DurationProps {
  /** Milliseconds. */
  readonly valueMs: number;
  readonly className?: string;
}

/** A finished duration: `2m 10s`. */
export function Duration({ valueMs, className }: DurationProps) {
  return (
    <span
      title={spellDuration(valueMs)}
      className={cn("whitespace-nowrap tabular-nums", className)}
    >
      {formatDuration(valueMs)}
    </span>
  );
}

export interface RunningDurationProps {
  /** When it began, wall time in epoch milliseconds. */
  readonly sinceMs: number;
  readonly className?: string;
}

/** A duration that still runs; it stands still while the page is not live. */
export function RunningDuration({ sinceMs, className }: RunningDurationProps) {
  const frozen = useClockFrozen();
  const elapsedMs = useNow((nowMs) => Math.max(0, Math.floor((nowMs - sinceMs) / 1_000) * 1_000));
  if (elapsedMs === null) return <span className={className}>–</span>;
  return <Duration valueMs={elapsedMs} className={cn(frozen && "text-ink-muted", className)} />;
}
