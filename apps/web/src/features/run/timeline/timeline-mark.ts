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
  /** From the first entity's save until it was durable; `null` while it is not. */
  readonly durationMs: number | null;
  /** What it is: `Savepoint 06:00`. */
  readonly title: string;
  /** What is known of it, for people to read. */
  readonly facts: readonly MarkFact[];
  /** The savepoint, where the mark is one that is persisted or pruned. */
  readonly savepointId: string | null;
}

export interface MarkFact {
  readonly term: string;
  readonly text: string;
}

/** What each status is called. */
const markStatusWords: Readonly<Record<TimelineStatus, string>> = {
  persisted: "Persisted",
  pruned: "Pruned",
  open: "Collecting",
  late: "Overdue",
};

/** Whether a mark asks for attention: it is not simply there. */
export function isException(mark: TimelineMark): boolean {
  return mark.status === "open" || mark.status === "late";
}

/** The mark in one sentence, for assistive technology. */
export function describeMark(mark: TimelineMark): string {
  const facts = mark.facts.map(({ term, text }) => `${term.toLowerCase()} ${text}`);
  return [mark.title, markStatusWords[mark.status].toLowerCase(), ...facts].join(", ");
}
