import { type ExternalMs, parseExternalMs } from "../model/external-time.ts";
import { parseInterval } from "../model/schedule.ts";

/**
 * The greatest multiple of the interval that is `<= t`.
 * `previousSavepoint(60_000, 60_001)` is `60_000`.
 *
 * @throws `INPUT.INVALID_SCHEDULE`, `INPUT.INVALID_TIME`
 */
export function previousSavepoint(intervalMs: number, t: number): ExternalMs {
  return gridFloor(parseInterval(intervalMs), parseExternalMs(t));
}

/**
 * The least multiple of the interval that is strictly greater than `t`.
 * `nextSavepoint(60_000, 60_000)` is `120_000`. Near the end of time, where that multiple is no
 * safe integer, the answer is larger than every time, so it is never reached.
 *
 * @throws `INPUT.INVALID_SCHEDULE`, `INPUT.INVALID_TIME`
 */
export function nextSavepoint(intervalMs: number, t: number): ExternalMs {
  return (previousSavepoint(intervalMs, t) + intervalMs) as ExternalMs;
}

/**
 * All multiples of the interval in `(from, to]`, ascending. As many as there are: ask the count
 * first where the range comes from outside.
 *
 * @throws `INPUT.INVALID_SCHEDULE`, `INPUT.INVALID_TIME`
 */
export function unreachedSavepoints(
  intervalMs: number,
  from: number,
  to: number,
): readonly ExternalMs[] {
  const count = unreachedSavepointsCount(intervalMs, from, to);
  const first = nextSavepoint(intervalMs, from);
  return Array.from({ length: count }, (_, index) => (first + index * intervalMs) as ExternalMs);
}

/**
 * How many multiples of the interval lie in `(from, to]`. Constant work.
 *
 * @throws `INPUT.INVALID_SCHEDULE`, `INPUT.INVALID_TIME`
 */
export function unreachedSavepointsCount(intervalMs: number, from: number, to: number): number {
  const last = previousSavepoint(intervalMs, to);
  const first = previousSavepoint(intervalMs, from);
  return to <= from ? 0 : (last - first) / intervalMs;
}

function gridFloor(intervalMs: number, t: ExternalMs): ExternalMs {
  return (t - (t % intervalMs)) as ExternalMs;
}
