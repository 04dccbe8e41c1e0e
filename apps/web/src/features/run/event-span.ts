import { countOf, formatCount } from "../../format/count.ts";
import { formatDuration } from "../../format/duration.ts";
import type { EventClock } from "../../format/event-time.ts";

/** A stretch of event time: a duration, or a number of ticks. */
export function formatEventSpan(span: number, clock: EventClock): string {
  return clock === "logical" ? countOf(span, "tick") : formatDuration(span);
}

/** A stretch that is known to lie between two: `3m to 4m`, `500 to 750 ticks`. */
export function formatEventSpans(least: number, most: number, clock: EventClock): string {
  return clock === "logical"
    ? `${formatCount(least)} to ${countOf(most, "tick")}`
    : `${formatDuration(least)} to ${formatDuration(most)}`;
}
