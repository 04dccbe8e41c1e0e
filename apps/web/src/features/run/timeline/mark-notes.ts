import type { TimelineMark } from "./timeline-mark.ts";

/** Room that a note takes, its distance to the next one included. */
const NOTE_PX = 46;

/** A note over a mark, and where its middle is. */
export interface MarkNote {
  readonly key: string;
  readonly text: string;
  readonly x: number;
}

/**
 * Notes that fit beside each other. The oldest open savepoint is what everything waits for, so
 * notes are placed from the oldest on, and one that would overlap is left out.
 */
export function placeNotes(
  marks: readonly TimelineMark[],
  middleOf: (mark: TimelineMark) => number,
): readonly MarkNote[] {
  const notes: MarkNote[] = [];
  for (const mark of marks) {
    if (mark.note === null) continue;
    const x = middleOf(mark);
    const before = notes.at(-1);
    if (before !== undefined && x - before.x < NOTE_PX) continue;
    notes.push({ key: mark.key, text: mark.note, x });
  }
  return notes;
}
