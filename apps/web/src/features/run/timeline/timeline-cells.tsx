import type { ScaleLinear } from "d3-scale";
import { Pin } from "lucide-react";
import { useId } from "react";
import { placeNotes } from "./mark-notes.ts";
import { isException, type TimelineMark } from "./timeline-mark.ts";

/** Between cells, where there is room for it. */
const GAP_PX = 1;
/** A mark is drawn at least this wide, so that none can vanish. */
const WIDTH_MIN_PX = 3;
const BASE_PX = 2;
const PIN_PX = 12;

const cellLook = {
  persisted: { frame: "fill-transparent", fill: "fill-positive/20", base: "fill-positive" },
  pruned: { frame: "fill-transparent", fill: "fill-line-control/15", base: null },
  open: { frame: "fill-info/8 stroke-info", fill: "fill-info", base: null },
  late: { frame: "fill-caution/8 stroke-caution", fill: null, base: null },
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
  const { marks, scale, y } = props;
  const hatchId = useId();
  const notes = placeNotes(marks, (mark) => scale((mark.start + mark.end) / 2));
  return (
    <g>
      <defs>
        <pattern
          id={hatchId}
          width={5}
          height={5}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width={5} height={5} className="fill-caution/20" />
          <rect width={2.5} height={5} className="fill-caution" />
        </pattern>
      </defs>
      {marks.map((mark) => (
        <TimelineCell key={mark.key} mark={mark} hatch={`url(#${hatchId})`} {...props} />
      ))}
      {notes.map((note) => (
        <text
          key={note.key}
          x={note.x}
          y={y - 6}
          textAnchor="middle"
          className="fill-ink text-2xs font-medium tabular-nums"
        >
          {note.text}
        </text>
      ))}
    </g>
  );
}

interface TimelineCellProps extends TimelineCellsProps {
  readonly mark: TimelineMark;
  /** The paint of what is overdue. */
  readonly hatch: string;
}

function TimelineCell({ mark, hatch, scale, y, height, activeKey }: TimelineCellProps) {
  const left = scale(mark.start);
  const width = Math.max(WIDTH_MIN_PX, scale(mark.end) - left - GAP_PX);
  const look = cellLook[mark.status];
  const filled = Math.round(height * mark.savedShare);
  const fill = { x: left, y: y + height - filled, width, height: filled };
  return (
    <g data-mark={mark.status}>
      {isException(mark) ? (
        <rect
          x={left + 0.5}
          y={y + 0.5}
          width={Math.max(1, width - 1)}
          height={height - 1}
          className={look.frame}
        />
      ) : null}
      {look.fill === null ? (
        <rect {...fill} fill={hatch} />
      ) : (
        <rect {...fill} className={look.fill} />
      )}
      {look.base === null ? null : (
        <rect
          x={left}
          y={y + height - BASE_PX}
          width={width}
          height={BASE_PX}
          className={look.base}
        />
      )}
      {mark.status === "pruned" ? (
        <line
          x1={left}
          x2={left + width}
          y1={y + height - 1}
          y2={y + height - 1}
          strokeDasharray="2 2"
          className="stroke-line-control"
        />
      ) : null}
      {mark.isPinned ? (
        <Pin
          x={left + width / 2 - PIN_PX / 2}
          y={y + height + 4}
          size={PIN_PX}
          className="text-ink-muted"
        />
      ) : null}
      {mark.key === activeKey ? (
        <rect
          x={left - 1}
          y={y - 1}
          width={width + 2}
          height={height + 2}
          rx={2}
          className="fill-none stroke-accent stroke-2"
        />
      ) : null}
    </g>
  );
}
