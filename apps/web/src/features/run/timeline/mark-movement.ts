import { isException, type TimelineMark } from "./timeline-mark.ts";

/** Where a key moves the focus to; `null` where it does not. */
export function moveFocus(
  marks: readonly TimelineMark[],
  current: number,
  key: string,
  isShift: boolean,
): number | null {
  switch (key) {
    case "ArrowRight":
      return isShift ? findException(marks, current, 1) : clamp(marks, current + 1);
    case "ArrowLeft":
      return isShift ? findException(marks, current, -1) : clamp(marks, current - 1);
    case "Home":
      return clamp(marks, 0);
    case "End":
      return clamp(marks, marks.length - 1);
    default:
      return null;
  }
}

function clamp(marks: readonly TimelineMark[], index: number): number | null {
  if (marks.length === 0) return null;
  return Math.min(marks.length - 1, Math.max(0, index));
}

/** The next mark that asks for attention; stays where it is when there is none. */
function findException(
  marks: readonly TimelineMark[],
  current: number,
  step: 1 | -1,
): number | null {
  for (let index = current + step; index >= 0 && index < marks.length; index += step) {
    const mark = marks[index];
    if (mark !== undefined && isException(mark)) return index;
  }
  return null;
}
