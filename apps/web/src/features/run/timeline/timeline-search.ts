import type { WireProgress, WireRun } from "@runbox/api";
import {
  createLoader,
  type inferParserType,
  parseAsInteger,
  parseAsStringLiteral,
} from "nuqs/server";
import { RANGE_PRESETS, rangeOfPreset, type TimelineRange } from "./timeline-range.ts";

/** What the timeline shows, as it stands in the address. */
export const timelineSearchParsers = {
  view: parseAsStringLiteral(["timeline", "table"]).withDefault("timeline"),
  show: parseAsStringLiteral(RANGE_PRESETS).withDefault("50"),
  from: parseAsInteger,
  to: parseAsInteger,
};

export type TimelineSearch = inferParserType<typeof timelineSearchParsers>;

/** Reads the search out of a page's query string. */
export const loadTimelineSearch = createLoader(timelineSearchParsers);

/** The newest instant that anything is known of. */
export function newestInstantOf(run: WireRun, progress: WireProgress | null): number {
  return Math.max(progress?.newestInstant ?? 0, run.latestSavepoint?.instant ?? 0, run.startFrom);
}

/** The stretch that is asked for. */
export function toTimelineRange(
  search: TimelineSearch,
  run: WireRun,
  newestInstant: number,
): TimelineRange {
  if (search.from !== null || search.to !== null) {
    return { from: atLeastZero(search.from), to: atLeastZero(search.to) };
  }
  return rangeOfPreset(search.show, newestInstant, run.schedule === "none" ? 1 : run.schedule);
}

function atLeastZero(value: number | null): number | null {
  return value === null ? null : Math.max(0, value);
}

/** What to ask the API for. */
export function toTimelineQuery(runId: string, { from, to }: TimelineRange) {
  return { runId, ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
}
