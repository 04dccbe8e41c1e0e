import { invalidTime } from "../errors/input-errors.ts";

declare const brand: unique symbol;

/**
 * A moment of a run's external time: milliseconds since the Unix epoch, or ticks of a logical
 * clock. A non-negative safe integer. Never derived from the machine's clock.
 */
export type ExternalMs = number & { readonly [brand]: "ExternalMs" };

/**
 * Checks a moment of external time.
 *
 * @throws `INPUT.INVALID_TIME` unless the value is an integer in `0 … Number.MAX_SAFE_INTEGER`.
 */
export function parseExternalMs(value: number): ExternalMs {
  if (!Number.isSafeInteger(value) || value < 0) throw invalidTime(value);
  // Minus zero passes the test above, and would differ from zero wherever bytes are compared.
  return (value === 0 ? 0 : value) as ExternalMs;
}
