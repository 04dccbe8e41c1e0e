import { formatCount } from "./count.ts";
import type { WallTimeFormatter } from "./wall-time.ts";

/**
 * What a run counts its event time in: milliseconds since the epoch, or ticks of a logical clock
 * that have no date and no zone.
 */
export type EventClock = "epoch-ms" | "logical";

/** Event time for reading: a date and time in the shown zone, or a number of ticks. */
export function formatEventTime(
  value: number,
  clock: EventClock,
  formatter: WallTimeFormatter,
): string {
  return clock === "logical" ? formatCount(value) : formatter.dateTime(value);
}
