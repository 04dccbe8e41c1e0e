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
import { TimelineHint } from "./timeline-hint.tsx";
import { type LaneText, TimelineLaneNames } from "./timeline-lane-names.tsx";
import type { TimelineMark } from "./timeline-mark.ts";
import { useElementWidth } from "./use-element-width.ts";

/** Room for the lanes' names, and for half a label of the first tick. */
const GUTTER_PX = 132;
const RIGHT_PX = 20;
const AXIS_Y = 14;
const CELLS = { y: 44, height: 40 };
const SIZE = { y: 108, height: 32 };
const DURATION = { y: 160, height: 32 };
const HEIGHT_PX = 200;

export interface TimelineChartProps {
  readonly marks: readonly TimelineMark[];
  /** The stretch of event time that is shown. */
  readonly from: number;
  readonly to: number;
  readonly clock: "epoch-ms" | "logical";
  readonly zoneOffsetMs: number;
  readonly summary: string;
  readonly activeKey: string | null;
  readonly formatTick: (instant: number, stepMs: number) => string;
  readonly onOpen: (mark: TimelineMark) => void;
  /** Half or twice of what is shown. */
  readonly onZoom: (factor: number) => void;
  /** Earlier or later by a share of what is shown. */
  readonly onPan: (share: number) => void;
}

/** Savepoints over event time: completeness, bytes added, and time until durable. */
export function TimelineChart(props: TimelineChartProps) {
  const { marks, from, to, summary, activeKey, onOpen } = props;
  const [measure, widthPx] = useElementWidth();
  const [focused, setFocused] = useState<string | null>(null);
  const [hinted, setHinted] = useState<string | null>(null);
  const chart = useRef<HTMLElement>(null);
  const scale = scaleLinear()
    .domain([from, to])
    .range([GUTTER_PX, Math.max(GUTTER_PX + 1, widthPx - RIGHT_PX)]);
  const indexOf = (key: string | null) => marks.findIndex((mark) => mark.key === key);
  const focusedIndex = focused === null ? marks.length - 1 : indexOf(focused);
  const tabIndex = focusedIndex === -1 ? marks.length - 1 : focusedIndex;
  const hint = marks[indexOf(hinted)];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") return setHinted(null);
    const next = handleKey(event, { ...props, index: tabIndex });
    if (next !== null) chart.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus();
  };
  const onFocus = (index: number) => {
    setFocused(marks[index]?.key ?? null);
    setHinted(marks[index]?.key ?? null);
  };

  return (
    <section
      ref={chart}
      aria-label={`Savepoint timeline. ${summary}. Arrow keys move, Shift with an arrow key goes to the next one that is not complete, Enter opens.`}
      onPointerLeave={() => setHinted(null)}
      className="relative min-w-0"
    >
      <div ref={measure} />
      <svg aria-hidden width="100%" height={HEIGHT_PX} className="block overflow-visible">
        <TimelineLaneNames lanes={laneTexts(marks)} />
        {widthPx === 0 ? null : (
          <>
            <TimelineAxis
              {...props}
              scale={scale}
              y={AXIS_Y}
              bottom={DURATION.y + DURATION.height}
            />
            <TimelineBars
              {...SIZE}
              marks={marks}
              scale={scale}
              measureOf={(mark) => mark.addedBytes}
              className="fill-neutral/45"
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
          focusedIndex={tabIndex}
          onFocus={onFocus}
          onBlur={() => setHinted(null)}
          onPoint={(index) => setHinted(marks[index]?.key ?? null)}
          onOpen={onOpen}
          onKeyDown={onKeyDown}
        />
      )}
      {hint === undefined || hint.key === activeKey ? null : (
        <TimelineHint
          mark={hint}
          x={scale((hint.start + hint.end) / 2)}
          y={CELLS.y + CELLS.height + 18}
          frameWidthPx={widthPx}
        />
      )}
    </section>
  );
}

const ZOOM_KEYS: Readonly<Record<string, number>> = { "+": 0.5, "=": 0.5, "-": 2 };
const PAN_KEYS: Readonly<Record<string, number>> = { ArrowLeft: -0.25, ArrowRight: 0.25 };

/** What a key does in the chart; gives the mark that takes the focus. */
function handleKey(
  event: KeyboardEvent,
  { marks, index, onZoom, onPan }: TimelineChartProps & { readonly index: number },
): number | null {
  if (event.metaKey || event.ctrlKey) return null;
  const zoom = ZOOM_KEYS[event.key];
  const pan = event.altKey ? PAN_KEYS[event.key] : undefined;
  const next = event.altKey ? null : moveFocus(marks, index, event.key, event.shiftKey);
  if (zoom === undefined && pan === undefined && next === null) return null;
  event.preventDefault();
  if (zoom !== undefined) onZoom(zoom);
  if (pan !== undefined) onPan(pan);
  return next;
}

function laneTexts(marks: readonly TimelineMark[]): readonly LaneText[] {
  const greatest = (measureOf: (mark: TimelineMark) => number | null) =>
    marks.reduce((most, mark) => Math.max(most, measureOf(mark) ?? 0), 0);
  const middleOf = (lane: { readonly y: number; readonly height: number }) =>
    lane.y + lane.height / 2;
  return [
    { y: middleOf(CELLS), name: "Savepoints", detail: "filled as entities save" },
    {
      y: middleOf(SIZE),
      name: "Bytes added",
      detail: `max ${formatBytes(greatest((mark) => mark.addedBytes))}`,
    },
    {
      y: middleOf(DURATION),
      name: "Until durable",
      detail: `max ${formatDuration(greatest((mark) => mark.durationMs))}`,
    },
  ];
}
