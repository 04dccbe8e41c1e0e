"use client";

import { scaleLinear } from "d3-scale";
import { type KeyboardEvent, useRef, useState } from "react";
import { formatBytes } from "../../../format/bytes.ts";
import { formatDuration } from "../../../format/duration.ts";
import { moveFocus } from "./mark-movement.ts";
import { TimelineAxis } from "./timeline-axis.tsx";
import { TimelineBars } from "./timeline-bars.tsx";
import { TimelineButtons } from "./timeline-buttons.tsx";
import { TimelineCells } from "./timeline-cells.tsx";
import type { TimelineMark } from "./timeline-mark.ts";
import { useElementWidth } from "./use-element-width.ts";

/** Room for the lanes' names. */
const GUTTER_PX = 116;
const RIGHT_PX = 12;
const AXIS_Y = 14;
const CELLS = { y: 44, height: 40 };
const SIZE = { y: 108, height: 32 };
const DURATION = { y: 160, height: 32 };
const HEIGHT_PX = 204;

export interface TimelineChartProps {
  readonly marks: readonly TimelineMark[];
  /** The stretch of event time that is shown. */
  readonly from: number;
  readonly to: number;
  readonly clock: "epoch-ms" | "logical";
  readonly summary: string;
  readonly activeKey: string | null;
  readonly formatTick: (instant: number, stepMs: number) => string;
  readonly onOpen: (mark: TimelineMark) => void;
}

/** Savepoints over event time: completeness, bytes added, and time until durable. */
export function TimelineChart(props: TimelineChartProps) {
  const { marks, from, to, clock, summary, activeKey, formatTick, onOpen } = props;
  const [measure, widthPx] = useElementWidth();
  const [focused, setFocused] = useState<number | null>(null);
  const chart = useRef<HTMLElement>(null);
  const scale = scaleLinear()
    .domain([from, to])
    .range([GUTTER_PX, Math.max(GUTTER_PX + 1, widthPx - RIGHT_PX)]);
  const focusedIndex = Math.min(focused ?? marks.length - 1, marks.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const next = moveFocus(marks, focusedIndex, event.key, event.shiftKey);
    if (next === null) return;
    event.preventDefault();
    setFocused(next);
    chart.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus();
  };

  return (
    <section
      ref={chart}
      aria-label={`Savepoint timeline. ${summary}. Arrow keys move, Shift with an arrow key goes to the next one that is not complete, Enter opens.`}
      className="relative min-w-0"
    >
      <div ref={measure} />
      <svg aria-hidden width="100%" height={HEIGHT_PX} className="block overflow-visible">
        <TimelineAxis
          scale={scale}
          clock={clock}
          y={AXIS_Y}
          bottom={HEIGHT_PX - 8}
          formatTick={formatTick}
        />
        <LaneName y={CELLS.y + CELLS.height / 2} name="Savepoints" detail="saved / all" />
        <LaneName
          y={SIZE.y + SIZE.height / 2}
          name="Bytes added"
          detail={`max ${formatBytes(greatest(marks, (mark) => mark.addedBytes))}`}
        />
        <LaneName
          y={DURATION.y + DURATION.height / 2}
          name="Until durable"
          detail={`max ${formatDuration(greatest(marks, (mark) => mark.durationMs))}`}
        />
        {widthPx === 0 ? null : (
          <>
            <TimelineBars
              {...SIZE}
              marks={marks}
              scale={scale}
              measureOf={(mark) => mark.addedBytes}
              className="fill-neutral/55"
            />
            <TimelineBars
              {...DURATION}
              marks={marks}
              scale={scale}
              measureOf={(mark) => mark.durationMs}
              className="fill-accent/60"
            />
            <TimelineCells {...CELLS} marks={marks} scale={scale} activeKey={activeKey} />
          </>
        )}
      </svg>
      {widthPx === 0 ? null : (
        <TimelineButtons
          {...CELLS}
          marks={marks}
          scale={scale}
          focusedIndex={focusedIndex}
          onFocus={setFocused}
          onOpen={onOpen}
          onKeyDown={onKeyDown}
        />
      )}
    </section>
  );
}

interface LaneNameProps {
  readonly y: number;
  readonly name: string;
  readonly detail: string;
}

function LaneName({ y, name, detail }: LaneNameProps) {
  return (
    <g aria-hidden>
      <text x={0} y={y - 2} className="fill-ink text-xs font-medium">
        {name}
      </text>
      <text x={0} y={y + 12} className="fill-ink-muted text-2xs tabular-nums">
        {detail}
      </text>
    </g>
  );
}

function greatest(
  marks: readonly TimelineMark[],
  measureOf: (mark: TimelineMark) => number | null,
): number {
  return marks.reduce((most, mark) => Math.max(most, measureOf(mark) ?? 0), 0);
}
