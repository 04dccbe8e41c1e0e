import { formatCount } from "../../../format/count.ts";
import type { EventClock } from "../../../format/event-time.ts";
import type { WallTimeFormatter } from "../../../format/wall-time.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A tick's label: the date where a day begins or ticks are days apart, else the time of day. */
export function formatTick(
  instant: number,
  stepMs: number,
  clock: EventClock,
  formatter: WallTimeFormatter,
): string {
  if (clock === "logical") return formatCount(instant);
  const time = formatter.time(instant);
  if (stepMs >= DAY_MS || time === "00:00:00") return formatter.date(instant);
  return stepMs >= MINUTE_MS ? time.slice(0, 5) : time;
}
