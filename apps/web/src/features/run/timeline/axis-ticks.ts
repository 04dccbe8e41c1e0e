import { tickStep } from "d3-array";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Steps that people read as round. */
const TIME_STEPS_MS = [
  1,
  10,
  100,
  1_000,
  5_000,
  15_000,
  30_000,
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  2 * DAY_MS,
  7 * DAY_MS,
  14 * DAY_MS,
  28 * DAY_MS,
  91 * DAY_MS,
  364 * DAY_MS,
  3_640 * DAY_MS,
] as const;

/** Room for one label. */
const LABEL_PX = 96;

/** What decides where ticks are. */
export interface AxisStretch {
  readonly from: number;
  readonly to: number;
  readonly widthPx: number;
  readonly clock: "epoch-ms" | "logical";
  /** How far the shown zone is ahead of UTC, so that days begin at its midnight. */
  readonly zoneOffsetMs: number;
}

/** Round instants in a stretch, as many as there is room for. */
export function axisTicks({ from, to, widthPx, clock, zoneOffsetMs }: AxisStretch): {
  readonly ticks: readonly number[];
  readonly step: number;
} {
  const countMax = Math.max(1, Math.floor(widthPx / LABEL_PX));
  const least = (to - from) / countMax;
  const isLogical = clock === "logical";
  const step = isLogical
    ? Math.max(1, tickStep(from, to, countMax))
    : (TIME_STEPS_MS.find((candidate) => candidate >= least) ?? least);
  const offset = isLogical ? 0 : zoneOffsetMs;
  const ticks: number[] = [];
  const first = Math.ceil((from + offset) / step) * step - offset;
  for (let tick = first; tick <= to; tick += step) ticks.push(tick);
  return { ticks, step };
}
