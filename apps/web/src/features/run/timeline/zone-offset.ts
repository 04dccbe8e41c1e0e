import type { WallTimeFormatter } from "../../../format/wall-time.ts";

/** How far the shown zone is ahead of UTC at an instant, in milliseconds; 0 where it has no date. */
export function zoneOffsetMs(formatter: WallTimeFormatter, epochMs: number): number {
  const wholeSecondMs = Math.floor(epochMs / 1_000) * 1_000;
  const asIfUtcMs = Date.parse(`${formatter.dateTime(wholeSecondMs).replace(" ", "T")}Z`);
  return Number.isNaN(asIfUtcMs) ? 0 : asIfUtcMs - wholeSecondMs;
}
