const delaysMs = [500, 1_000, 2_000, 4_000] as const;
const delayMaxMs = 8_000;

/** How long to wait before the next try, after so many failures in a row. */
export function retryDelayMs(failureCount: number): number {
  return delaysMs[failureCount - 1] ?? delayMaxMs;
}
