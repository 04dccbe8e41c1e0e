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

/** Round instants in a stretch, as many as there is room for. */
export function axisTicks(
  from: number,
  to: number,
  widthPx: number,
  clock: "epoch-ms" | "logical",
): { readonly ticks: readonly number[]; readonly step: number } {
  const countMax = Math.max(1, Math.floor(widthPx / LABEL_PX));
  const least = (to - from) / countMax;
  const step =
    clock === "logical"
      ? Math.max(1, tickStep(from, to, countMax))
      : (TIME_STEPS_MS.find((candidate) => candidate >= least) ?? least);
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) ticks.push(tick);
  return { ticks, step };
}
