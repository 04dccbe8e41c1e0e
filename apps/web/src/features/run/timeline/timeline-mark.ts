import type { TimelineStatus } from "@runbox/api";

/** One mark of the timeline: a savepoint, or several that are too near each other. */
export interface TimelineMark {
  readonly key: string;
  /** The stretch of event time it covers: exclusive start, inclusive end. */
  readonly start: number;
  readonly end: number;
  readonly status: TimelineStatus;
  readonly savepointCount: number;
  /** Saved entities of all, 0 … 1. */
  readonly savedShare: number;
  /** `31/50`, where it is not complete. */
  readonly note: string | null;
  readonly isPinned: boolean;
  readonly addedBytes: number | null;
  /** From the first entity's save until it was durable, or until now. */
  readonly durationMs: number | null;
  /** What it is, in words, for assistive technology and the tooltip. */
  readonly description: string;
  /** The savepoint, where the mark is one that is persisted or pruned. */
  readonly savepointId: string | null;
}

/** Whether a mark asks for attention: it is not simply there. */
export function isException(mark: TimelineMark): boolean {
  return mark.status === "open" || mark.status === "late";
}
