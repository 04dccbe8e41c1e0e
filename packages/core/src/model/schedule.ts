import { invalidSchedule } from "../errors/input-errors.ts";

declare const brand: unique symbol;

/** The interval between savepoints in milliseconds (or ticks): a positive safe integer. */
export type IntervalMs = number & { readonly [brand]: "IntervalMs" };

/** When a run takes savepoints: at every multiple of an interval, or never. */
export type Schedule = IntervalMs | "none";

/**
 * Checks a schedule.
 *
 * @throws `INPUT.INVALID_SCHEDULE` unless it is `"none"` or an integer in
 * `1 … Number.MAX_SAFE_INTEGER`.
 */
export function parseSchedule(value: number | "none"): Schedule {
  return value === "none" ? value : parseInterval(value);
}

/**
 * Checks the interval of a schedule that takes savepoints.
 *
 * @throws `INPUT.INVALID_SCHEDULE` unless it is an integer in `1 … Number.MAX_SAFE_INTEGER`.
 */
export function parseInterval(value: number): IntervalMs {
  if (!Number.isSafeInteger(value) || value <= 0) throw invalidSchedule(value);
  return value as IntervalMs;
}
