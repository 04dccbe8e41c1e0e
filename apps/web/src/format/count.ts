/** A number with thousands separated: `1,214`. */
export function formatCount(count: number): string {
  return count.toLocaleString("en-US");
}

/** A number in little room: `1.2k`, `40k`, `3.1M`. */
export function formatCompactCount(count: number): string {
  return count
    .toLocaleString("en-US", { notation: "compact", maximumFractionDigits: 1 })
    .replace("K", "k");
}

/**
 * A number with its noun: `1 entity`, `1,214 entities`.
 *
 * @param plural where it is not the singular with an s.
 */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** Part of a whole: `31 of 50`. */
export function partOf(part: number, whole: number): string {
  return `${formatCount(part)} of ${formatCount(whole)}`;
}

/** A share in whole percents; never `100 %` or `0 %` when something is missing or there. */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0) return "–";
  const percent = Math.round((part / whole) * 100);
  if (percent === 100 && part < whole) return "99 %";
  if (percent === 0 && part > 0) return "1 %";
  return `${percent} %`;
}
