import { StatusBadge } from "../../../components/ui/status-badge.tsx";
import { statusOfMark } from "./mark-status.ts";
import type { TimelineMark } from "./timeline-mark.ts";

const WIDTH_PX = 256;

export interface TimelineHintProps {
  readonly mark: TimelineMark;
  /** The mark's middle, and the width that the card must stay in. */
  readonly x: number;
  readonly y: number;
  readonly frameWidthPx: number;
}

/**
 * What the pointed or focused mark is. Its button says the same to assistive technology. The
 * pointer may move onto the card; Esc takes it away.
 */
export function TimelineHint({ mark, x, y, frameWidthPx }: TimelineHintProps) {
  const left = Math.max(0, Math.min(x - WIDTH_PX / 2, frameWidthPx - WIDTH_PX));
  return (
    <div
      aria-hidden
      data-timeline-hint
      style={{ left, top: y, width: WIDTH_PX }}
      className="absolute z-20 flex animate-appear flex-col gap-1.5 rounded-md border border-line-strong bg-raised px-3 py-2 text-xs text-ink shadow-raised"
    >
      <span className="font-medium tabular-nums">{mark.title}</span>
      <StatusBadge kind="savepoint" value={statusOfMark[mark.status]} />
      <dl className="flex flex-col gap-0.5">
        {mark.facts.map((fact) => (
          <div key={fact.term} className="flex justify-between gap-4">
            <dt className="text-ink-muted">{fact.term}</dt>
            <dd className="tabular-nums">{fact.text}</dd>
          </div>
        ))}
      </dl>
      <span className="text-ink-muted">
        {mark.savepointCount > 1 ? "Press to zoom in" : "Press for more"}
      </span>
    </div>
  );
}
