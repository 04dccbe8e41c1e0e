import { setImmediate, setTimeout } from "node:timers/promises";

/** Keeps a run from being faster than wanted, and from holding the process up. */
export interface Pacer {
  /** Called at each hour of event time; resolves when the run may go on. */
  hourReached(): Promise<void>;
}

/** Without waiting at all a run would never let timers and signals in. */
const YIELD_EVERY_MS = 50;

/**
 * Creates a pacer.
 *
 * @param hoursPerSecond event hours per second of wall time, or `"max"`.
 */
export function createPacer(hoursPerSecond: number | "max", nowMs: () => number): Pacer {
  const startedAtMs = nowMs();
  let yieldedAtMs = startedAtMs;
  let hourCount = 0;
  return {
    async hourReached() {
      hourCount += 1;
      const dueAtMs =
        hoursPerSecond === "max" ? 0 : startedAtMs + (hourCount * 1_000) / hoursPerSecond;
      const waitMs = dueAtMs - nowMs();
      if (waitMs > 0) await setTimeout(waitMs);
      else if (nowMs() - yieldedAtMs >= YIELD_EVERY_MS) await setImmediate();
      else return;
      yieldedAtMs = nowMs();
    },
  };
}
