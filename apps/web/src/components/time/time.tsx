"use client";

import { type ReactNode, useState } from "react";
import { formatRelativeTime } from "../../format/relative-time.ts";
import { formatIso } from "../../format/wall-time.ts";
import { cn } from "../ui/cn.ts";
import { Tooltip } from "../ui/tooltip.tsx";
import { useNow } from "./clock-provider.tsx";
import { useTimeZone } from "./time-zone-provider.tsx";

export interface TimeProps {
  /** Wall time, epoch milliseconds. */
  readonly valueMs: number;
  readonly show?: "date-time" | "date-time-ms" | "time" | "date";
  /** Prints the zone's short name after the time; for places without a column header. */
  readonly zone?: boolean;
  /** Text only: inside links and buttons, which must not hold another button. */
  readonly plain?: boolean;
  readonly className?: string;
}

/** A wall time in the chosen zone. Hover and focus give ISO, epoch and distance; press copies ISO. */
export function Time({
  valueMs,
  show = "date-time",
  zone = false,
  plain = false,
  className,
}: TimeProps) {
  const { formatter } = useTimeZone();
  const iso = formatIso(valueMs);
  const write = {
    "date-time": formatter.dateTime,
    "date-time-ms": formatter.dateTimeMs,
    time: formatter.time,
    date: formatter.date,
  }[show];
  const text = zone ? `${write(valueMs)} ${formatter.zoneName(valueMs)}`.trimEnd() : write(valueMs);
  const time = (
    <time dateTime={iso} className={cn("whitespace-nowrap tabular-nums", className)}>
      {text}
    </time>
  );
  return plain ? (
    time
  ) : (
    <CopyableTime iso={iso} valueMs={valueMs}>
      {time}
    </CopyableTime>
  );
}

interface CopyableTimeProps {
  readonly iso: string;
  readonly valueMs: number;
  readonly children: ReactNode;
}

function CopyableTime({ iso, valueMs, children }: CopyableTimeProps) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(iso).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Tooltip label={<TimeCard iso={iso} valueMs={valueMs} copied={copied} />}>
      <button
        type="button"
        onClick={copy}
        onBlur={() => setCopied(false)}
        className="-mx-0.5 rounded-sm px-0.5 text-left hover:bg-hover"
      >
        {children}
      </button>
    </Tooltip>
  );
}

interface TimeCardProps {
  readonly iso: string;
  readonly valueMs: number;
  readonly copied: boolean;
}

function TimeCard({ iso, valueMs, copied }: TimeCardProps) {
  const distance = useNow((nowMs) => formatRelativeTime(valueMs, nowMs));
  return (
    <span className="flex flex-col gap-0.5 py-0.5 tabular-nums">
      <span>{iso}</span>
      <span className="text-ink-muted">
        {valueMs} ms{distance === null ? "" : ` · ${distance}`}
      </span>
      <span className="text-ink-muted">{copied ? "Copied" : "Press to copy ISO time"}</span>
    </span>
  );
}
