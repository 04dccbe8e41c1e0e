import { type ScaleLinear, scaleSqrt } from "d3-scale";
import type { TimelineMark } from "./timeline-mark.ts";

export interface TimelineBarsProps {
  readonly marks: readonly TimelineMark[];
  readonly scale: ScaleLinear<number, number>;
  readonly y: number;
  readonly height: number;
  readonly measureOf: (mark: TimelineMark) => number | null;
  readonly className: string;
}

/**
 * One lane of bars: sizes or durations. Their heights go by the square root, so that one large
 * savepoint does not flatten all others. A gap is a gap, never a zero.
 */
export function TimelineBars({ marks, scale, y, height, measureOf, className }: TimelineBarsProps) {
  const greatest = Math.max(1, ...marks.map((mark) => measureOf(mark) ?? 0));
  const tall = scaleSqrt().domain([0, greatest]).range([0, height]);
  return (
    <g aria-hidden>
      {marks.map((mark) => {
        const value = measureOf(mark);
        if (value === null) return null;
        const left = scale(mark.start);
        const barHeight = Math.max(1, tall(value));
        return (
          <rect
            key={mark.key}
            x={left}
            y={y + height - barHeight}
            width={Math.max(1, scale(mark.end) - left - 1)}
            height={barHeight}
            className={className}
          />
        );
      })}
    </g>
  );
}
