import type { Clock } from "@runbox/core";

const REFRESH_MS = 60_000;

/** Tells the time of the database without asking it each time. */
export interface DatabaseClock {
  nowMs(): number;
  /** Asks the database. */
  measure(): Promise<void>;
}

/**
 * Adds the measured offset to this process's clock. It is measured again after a minute, in the
 * background: leases are hints, and a second more or less harms nothing.
 */
export function createDatabaseClock(
  clock: Clock,
  measureOffset: () => Promise<number>,
): DatabaseClock {
  let offsetMs = 0;
  let measuredAtMs = Number.NEGATIVE_INFINITY;

  async function measure(): Promise<void> {
    measuredAtMs = clock.nowMs();
    offsetMs = await measureOffset();
  }

  return {
    measure,
    nowMs() {
      const nowMs = clock.nowMs();
      if (Math.abs(nowMs - measuredAtMs) > REFRESH_MS) {
        // If it fails, the last offset is as good a guess as any.
        measure().catch(() => undefined);
      }
      return Math.round(nowMs + offsetMs);
    },
  };
}
