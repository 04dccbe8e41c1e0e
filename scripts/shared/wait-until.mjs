import { setTimeout as sleep } from "node:timers/promises";

/**
 * Asks again and again until the answer is true.
 *
 * @param {() => boolean | Promise<boolean>} condition
 * @param {{ timeoutMs: number, everyMs?: number }} limits `everyMs` defaults to 50
 * @returns {Promise<boolean>} false when the time ran out
 */
export async function waitUntil(condition, { timeoutMs, everyMs = 50 }) {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() >= deadline) return false;
    await sleep(everyMs);
  }
  return true;
}
