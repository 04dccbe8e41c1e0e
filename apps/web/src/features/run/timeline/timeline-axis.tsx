import type { ScaleLinear } from "d3-scale";
import { axisTicks } from "./axis-ticks.ts";

export interface TimelineAxisProps {
  readonly scale: ScaleLinear<number, number>;
  readonly clock: "epoch-ms" | "logical";
  readonly zoneOffsetMs: number;
  readonly y: number;
  readonly bottom: number;
  readonly formatTick: (instant: number, stepMs: number) => string;
}

/** Event time along the top: ticks on round instants, faint rules through all lanes. */
export function TimelineAxis({
  scale,
  clock,
  zoneOffsetMs,
  y,
  bottom,
  formatTick,
}: TimelineAxisProps) {
  const [from = 0, to = 1] = scale.domain();
  const [left = 0, right = 1] = scale.range();
  const { ticks, step } = axisTicks({
    from,
    to,
    widthPx: right - left,
    clock,
    zoneOffsetMs,
  });
  return (
    <g aria-hidden className="text-2xs">
      {ticks.map((tick) => (
        <g key={tick} transform={`translate(${scale(tick)} 0)`}>
          <line y1={y + 6} y2={bottom} className="stroke-line" />
          <text y={y} textAnchor="middle" className="fill-ink-muted tabular-nums">
            {formatTick(tick, step)}
          </text>
        </g>
      ))}
    </g>
  );
}
