"use client";

import { CirclePause, LoaderCircle, RotateCw, WifiOff } from "lucide-react";
import type { ReactNode } from "react";
import { useStream } from "../stream/stream-provider.tsx";
import { dataAsOfMs, type StreamPillState, streamPillState } from "../stream/stream-status.ts";
import { useWallNow } from "../time/clock-provider.tsx";
import { useTimeZone } from "../time/time-zone-provider.tsx";
import { cn } from "../ui/cn.ts";

const pillIcon = {
  live: <span aria-hidden className="size-1.5 rounded-full bg-positive" />,
  connecting: <LoaderCircle aria-hidden className="size-3 animate-spin" />,
  offline: <WifiOff aria-hidden className="size-3 text-critical" />,
  paused: <CirclePause aria-hidden className="size-3 text-caution" />,
} as const satisfies Record<Exclude<StreamPillState, "hidden">, ReactNode>;

const pillWord = {
  live: "Live",
  connecting: "Connecting…",
  offline: "Offline",
  paused: "Paused",
} as const;

const shapeStyle =
  "inline-flex h-6 items-center gap-1.5 rounded-full border border-line-strong px-2 text-xs whitespace-nowrap";

/** Whether the page is live, and if not, of when its data is. */
export function StreamPill() {
  const { signal, retry, setPaused } = useStream();
  const { formatter } = useTimeZone();
  const state = useWallNow((nowMs) => streamPillState(signal, nowMs)) ?? "hidden";
  if (state === "hidden") return null;
  const asOfMs = dataAsOfMs(signal);
  const lost = state === "offline" || state === "paused";
  const act =
    state === "offline" ? retry : state === "paused" ? () => setPaused?.(false) : undefined;
  return (
    <span className="inline-flex items-center gap-1">
      <span role="status" data-stream={state} className={cn(shapeStyle, lost && "bg-sunken")}>
        {pillIcon[state]}
        <span>{pillWord[state]}</span>
        {lost && asOfMs !== null ? (
          <span className="text-ink-muted max-sm:sr-only">
            data as of <span className="tabular-nums">{formatter.time(asOfMs)}</span>
          </span>
        ) : null}
      </span>
      {act === undefined ? null : (
        <button
          type="button"
          onClick={act}
          className={cn(shapeStyle, "font-medium hover:bg-hover")}
        >
          <RotateCw aria-hidden className="size-3" />
          {state === "offline" ? "Retry" : "Resume"}
        </button>
      )}
    </span>
  );
}
