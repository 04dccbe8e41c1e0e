const FIRST_MS = 20;
const LONGEST_MS = 1_000;

/**
 * How long to wait before trying again: doubling from 20 ms to a second, with jitter, so that
 * those who failed together do not come back together.
 *
 * @param tried how many attempts have failed, from 1.
 * @param chance 0 … 1
 */
export function retryDelayMs(tried: number, chance: number): number {
  const fullMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** (tried - 1));
  return fullMs * (0.5 + chance / 2);
}
