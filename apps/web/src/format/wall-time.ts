import type { TimeZoneMode } from "./time-zone-mode.ts";

/** The last instant that a calendar date exists for in ECMAScript. */
const maxEpochMs = 8_640_000_000_000_000;

/** Writes instants in one time zone. Make one a zone and keep it: making it is the slow part. */
export interface WallTimeFormatter {
  /** `2026-11-24 06:00:00` */
  readonly dateTime: (epochMs: number) => string;
  /** `2026-11-24 06:00:00.250` */
  readonly dateTimeMs: (epochMs: number) => string;
  /** `06:00:00` */
  readonly time: (epochMs: number) => string;
  /** `2026-11-24` */
  readonly date: (epochMs: number) => string;
  /** Short name of the zone at that instant: `UTC`, `CET`, `GMT+9`. */
  readonly zoneName: (epochMs: number) => string;
}

type Parts = Readonly<Partial<Record<Intl.DateTimeFormatPartTypes, string>>>;

/** The zone's name for `Intl`; undefined is the zone of the machine. */
function intlZone(mode: TimeZoneMode): string | undefined {
  if (mode.kind === "utc") return "UTC";
  return mode.kind === "named" ? mode.zone : undefined;
}

function isDate(epochMs: number): boolean {
  return Number.isFinite(epochMs) && Math.abs(epochMs) <= maxEpochMs;
}

/** Formatters of one zone. What is no date (out of range, NaN) is shown as the plain number. */
export function createWallTimeFormatter(mode: TimeZoneMode): WallTimeFormatter {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: intlZone(mode),
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
    hourCycle: "h23",
    timeZoneName: "short",
  });
  const write = (epochMs: number, join: (parts: Parts) => string): string => {
    if (!isDate(epochMs)) return String(epochMs);
    const parts = format.formatToParts(epochMs).map((part) => [part.type, part.value]);
    return join(Object.fromEntries(parts));
  };
  const date = (parts: Parts) => `${parts.year}-${parts.month}-${parts.day}`;
  const time = (parts: Parts) => `${parts.hour}:${parts.minute}:${parts.second}`;
  return {
    dateTime: (epochMs) => write(epochMs, (parts) => `${date(parts)} ${time(parts)}`),
    dateTimeMs: (epochMs) =>
      write(epochMs, (parts) => `${date(parts)} ${time(parts)}.${parts.fractionalSecond}`),
    time: (epochMs) => write(epochMs, time),
    date: (epochMs) => write(epochMs, date),
    zoneName: (epochMs) => (isDate(epochMs) ? write(epochMs, (p) => p.timeZoneName ?? "") : ""),
  };
}

/** ISO 8601 in UTC, for copying; the plain number when it is no date. */
export function formatIso(epochMs: number): string {
  return isDate(epochMs) ? new Date(epochMs).toISOString() : String(epochMs);
}
