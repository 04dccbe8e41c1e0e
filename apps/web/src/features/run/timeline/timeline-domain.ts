import type { TimelineRange } from "./timeline-range.ts";

/** A young run's cells are not drawn wider than if it had this many intervals. */
const INTERVALS_MIN = 24;

/** What decides which stretch of event time the axis covers. */
export interface DomainFacts {
  readonly range: TimelineRange;
  readonly startFrom: number;
  readonly newestInstant: number;
  readonly interval: number;
  /** The stretch that the marks cover; `null` without any. */
  readonly marks: { readonly start: number; readonly end: number } | null;
}

/**
 * The stretch of event time on the axis: what was asked for, but nothing before the run began; and
 * room for what comes while the run is young.
 */
export function timelineDomain(facts: DomainFacts): { readonly from: number; readonly to: number } {
  const { range, startFrom, newestInstant, interval, marks } = facts;
  const asked = range.from === null ? (marks?.start ?? startFrom) : range.from - interval;
  const from = Math.max(asked, Math.min(startFrom, marks?.start ?? startFrom));
  if (range.to !== null) return { from, to: Math.max(range.to, from + interval) };
  const newest = Math.max(newestInstant, marks?.end ?? 0);
  return { from, to: Math.max(newest, from + INTERVALS_MIN * interval) };
}
