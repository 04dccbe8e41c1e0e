import { expect, it } from "vitest";
import { createSystemClock } from "./clock.ts";

it("tells the machine's time and sleeps at least as long as asked", async () => {
  const clock = createSystemClock();
  const startMs = clock.nowMs();
  expect(Math.abs(startMs - Date.now())).toBeLessThan(1_000);
  await clock.sleep(20);
  expect(clock.nowMs() - startMs).toBeGreaterThanOrEqual(18);
});

it("wakes with the signal's reason, also when that came before", async () => {
  const clock = createSystemClock();
  const controller = new AbortController();
  const sleeping = clock.sleep(60_000, controller.signal);
  controller.abort("enough");
  await expect(sleeping).rejects.toBe("enough");
  await expect(clock.sleep(60_000, controller.signal)).rejects.toBe("enough");
});
