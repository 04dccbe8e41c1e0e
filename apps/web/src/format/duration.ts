import prettyMs from "pretty-ms";

/**
 * A duration for reading, in its two largest units: `2m 10s`, `3d 4h`, `840ms`.
 *
 * @param durationMs milliseconds; a negative one gets a minus sign.
 */
export function formatDuration(durationMs: number): string {
  const magnitudeMs = Math.abs(durationMs);
  const sign = durationMs < 0 ? "−" : "";
  if (magnitudeMs === 0) return "0s";
  if (magnitudeMs < 1_000) return `${sign}${Math.round(magnitudeMs)}ms`;
  const text = prettyMs(magnitudeMs, {
    unitCount: 2,
    secondsDecimalDigits: magnitudeMs < 10_000 ? 1 : 0,
  });
  return `${sign}${text}`;
}

/** A duration in words, for names read aloud: `2 minutes 10 seconds`. */
export function spellDuration(durationMs: number): string {
  return prettyMs(durationMs, { unitCount: 2, verbose: true, secondsDecimalDigits: 0 });
}
