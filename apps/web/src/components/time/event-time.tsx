"use client";

import { ClockArrowUp } from "lucide-react";
import { type EventClock, formatEventTime } from "../../format/event-time.ts";
import { cn } from "../ui/cn.ts";
import { useTimeZone } from "./time-zone-provider.tsx";

export interface EventTimeProps {
  /** Event time: epoch milliseconds, or ticks of a logical clock. */
  readonly value: number;
  readonly clock: EventClock;
  /** Prints "event time" before the value; for places without a column header. */
  readonly labelled?: boolean;
  /** Prints the zone's short name after the time; never for a logical clock. */
  readonly zone?: boolean;
  /** Without the icon, where a lane or axis already says that this is event time. */
  readonly bare?: boolean;
  readonly className?: string;
}

/** Event time: marked by its icon, so that it is never taken for wall time. */
export function EventTime({
  value,
  clock,
  labelled = false,
  zone = false,
  bare = false,
  className,
}: EventTimeProps) {
  const { formatter } = useTimeZone();
  const text = formatEventTime(value, clock, formatter);
  const zoneName = zone && clock === "epoch-ms" ? ` ${formatter.zoneName(value)}` : "";
  return (
    <span
      title={`Event time ${value}${clock === "logical" ? " ticks" : " ms"}`}
      className={cn(
        "inline-flex items-center gap-1 align-middle whitespace-nowrap tabular-nums",
        className,
      )}
    >
      {bare ? null : <ClockArrowUp aria-hidden className="size-3.5 shrink-0 text-ink-muted" />}
      {labelled ? (
        <span className="text-ink-muted">event time</span>
      ) : bare ? null : (
        <span className="sr-only">event time </span>
      )}
      {text}
      {zoneName}
    </span>
  );
}
