import type { ScaleLinear } from "d3-scale";
import type { KeyboardEvent } from "react";
import { describeMark, type TimelineMark } from "./timeline-mark.ts";

/** Room above a cell for its text and below for its pin belongs to the button too. */
const ABOVE_PX = 14;
const BELOW_PX = 16;
const WIDTH_MIN_PX = 4;

export interface TimelineButtonsProps {
  readonly marks: readonly TimelineMark[];
  readonly scale: ScaleLinear<number, number>;
  readonly y: number;
  readonly height: number;
  readonly focusedIndex: number;
  readonly onFocus: (index: number) => void;
  readonly onBlur: () => void;
  readonly onPoint: (index: number) => void;
  readonly onOpen: (mark: TimelineMark) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** What one presses: a real button over each cell. Together they are one tab stop. */
export function TimelineButtons(props: TimelineButtonsProps) {
  const { marks, scale, y, height, focusedIndex } = props;
  return marks.map((mark, index) => (
    <button
      key={mark.key}
      type="button"
      tabIndex={index === focusedIndex ? 0 : -1}
      aria-label={describeMark(mark)}
      data-index={index}
      data-mark={mark.status}
      onFocus={() => props.onFocus(index)}
      onBlur={props.onBlur}
      onPointerEnter={() => props.onPoint(index)}
      onClick={() => props.onOpen(mark)}
      onKeyDown={props.onKeyDown}
      style={{
        left: scale(mark.start),
        width: Math.max(WIDTH_MIN_PX, scale(mark.end) - scale(mark.start)),
        top: y - ABOVE_PX,
        height: height + ABOVE_PX + BELOW_PX,
      }}
      className="absolute rounded-sm hover:bg-ink/6 focus-visible:z-10 focus-visible:outline-offset-0"
    />
  ));
}
