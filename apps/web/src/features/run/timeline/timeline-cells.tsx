import type { ScaleLinear } from "d3-scale";
import { Pin } from "lucide-react";
import type { TimelineMark } from "./timeline-mark.ts";

/** Cells touch unless there is room for a gap. */
const GAP_PX = 1;
/** Cells narrower than this print no text. */
const TEXT_WIDTH_MIN_PX = 34;
/** A mark is drawn at least this wide, so that none can vanish. */
const WIDTH_MIN_PX = 3;

const cellLook = {
  persisted: { frame: "fill-positive/12 stroke-positive/40", fill: "fill-positive/45" },
  pruned: { frame: "fill-transparent stroke-line-control", fill: "fill-line-control/30" },
  open: { frame: "fill-info/8 stroke-info", fill: "fill-info" },
  late: { frame: "fill-caution/8 stroke-caution", fill: "fill-caution" },
} as const;

export interface TimelineCellsProps {
  readonly marks: readonly TimelineMark[];
  readonly scale: ScaleLinear<number, number>;
  readonly y: number;
  readonly height: number;
  readonly activeKey: string | null;
}

/**
 * Savepoints as cells of equal height. The fill says how many entities are in; what is not simply
 * there is loud.
 */
export function TimelineCells(props: TimelineCellsProps) {
  return (
    <g>
      {props.marks.map((mark) => (
        <TimelineCell key={mark.key} mark={mark} {...props} />
      ))}
    </g>
  );
}

interface TimelineCellProps extends TimelineCellsProps {
  readonly mark: TimelineMark;
}

function TimelineCell({ mark, scale, y, height, activeKey }: TimelineCellProps) {
  const left = scale(mark.start);
  const width = Math.max(WIDTH_MIN_PX, scale(mark.end) - left - GAP_PX);
  const look = cellLook[mark.status];
  const filled = Math.round(height * mark.savedShare);
  return (
    <g data-mark={mark.status}>
      <rect
        x={left + 0.5}
        y={y + 0.5}
        width={Math.max(1, width - 1)}
        height={height - 1}
        strokeDasharray={mark.status === "pruned" ? "3 2" : undefined}
        className={look.frame}
      />
      <rect x={left} y={y + height - filled} width={width} height={filled} className={look.fill} />
      {mark.status === "persisted" ? (
        <rect x={left} y={y + height - 2} width={width} height={2} className="fill-positive" />
      ) : null}
      {mark.note !== null && width >= TEXT_WIDTH_MIN_PX ? (
        <text
          x={left + width / 2}
          y={y - 4}
          textAnchor="middle"
          className="fill-ink text-2xs font-medium tabular-nums"
        >
          {mark.note}
        </text>
      ) : null}
      {mark.isPinned ? (
        <Pin x={left + width / 2 - 6} y={y + height + 3} size={12} className="text-ink-muted" />
      ) : null}
      {mark.key === activeKey ? (
        <rect
          x={left - 2}
          y={y - 2}
          width={width + 4}
          height={height + 4}
          rx={2}
          className="fill-none stroke-accent stroke-2"
        />
      ) : null}
    </g>
  );
}
