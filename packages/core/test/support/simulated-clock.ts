import type { Clock } from "../../src/ports/clock.ts";

/** Wall time that the test moves. */
export interface SimulatedClock extends Clock {
  advance(durationMs: number): void;
}

/** Creates a clock that stands still. */
export function createSimulatedClock(startMs = 1_000_000): SimulatedClock {
  let nowMs = startMs;
  return {
    nowMs: () => nowMs,
    sleep: async () => {},
    advance: (durationMs) => {
      nowMs += durationMs;
    },
  };
}
