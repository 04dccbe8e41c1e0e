import { expect, it, vi } from "vitest";
import { createThrottle } from "./throttle.ts";

it("runs at once, then bundles what comes within the interval", () => {
  vi.useFakeTimers();
  const run = vi.fn();
  const throttle = createThrottle(1_000, run, {
    nowMs: Date.now,
    later: (delayMs, then) => {
      const timer = setTimeout(then, delayMs);
      return () => clearTimeout(timer);
    },
  });
  throttle.request();
  throttle.request();
  throttle.request();
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(run).toHaveBeenCalledTimes(2);
  throttle.request();
  throttle.cancel();
  vi.advanceTimersByTime(5_000);
  expect(run).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});
