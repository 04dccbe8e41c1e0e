import { createParser, parseAsStringLiteral } from "nuqs/server";

/** Ranges that end now. */
export const recentRanges = ["15m", "1h", "24h", "7d", "30d"] as const;
export type RecentRange = (typeof recentRanges)[number];

const minuteMs = 60_000;

const durationMs = {
  "15m": 15 * minuteMs,
  "1h": 60 * minuteMs,
  "24h": 1_440 * minuteMs,
  "7d": 7 * 1_440 * minuteMs,
  "30d": 30 * 1_440 * minuteMs,
} as const satisfies Record<RecentRange, number>;

export const recentRangeNames = {
  "15m": "Last 15 minutes",
  "1h": "Last hour",
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
} as const satisfies Record<RecentRange, string>;

/** A range of wall time as one chooses it: recent, or between two moments (epoch milliseconds). */
export interface TimeRange {
  readonly range: RecentRange | null;
  readonly from: number | null;
  readonly to: number | null;
}

/** No limit. */
export const anyTime: TimeRange = { range: null, from: null, to: null };

/** A moment in the address, as ISO 8601 in UTC. */
const parseAsMoment = createParser<number>({
  parse: (text) => {
    const epochMs = Date.parse(text);
    return Number.isNaN(epochMs) || epochMs < 0 ? null : epochMs;
  },
  serialize: (epochMs) => new Date(epochMs).toISOString(),
});

/** How a range stands in the address. */
export const timeRangeParsers = {
  range: parseAsStringLiteral(recentRanges),
  from: parseAsMoment,
  to: parseAsMoment,
};

export interface TimeBounds {
  /** Inclusive. */
  readonly fromMs?: number;
  /** Exclusive. */
  readonly toMs?: number;
}

/** The range as bounds. A recent one wins over moments that stand beside it. */
export function timeBounds({ range, from, to }: TimeRange, nowMs: number): TimeBounds {
  if (range !== null) return { fromMs: Math.max(0, nowMs - durationMs[range]) };
  return {
    ...(from === null ? {} : { fromMs: from }),
    ...(to === null ? {} : { toMs: to }),
  };
}

/** Whether the range limits anything. */
export function isLimited({ range, from, to }: TimeRange): boolean {
  return range !== null || from !== null || to !== null;
}
