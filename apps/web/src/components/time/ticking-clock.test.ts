import { expect, it } from "vitest";
import { createTickingClock } from "./ticking-clock.ts";

function handDriven() {
  let wallMs = 1_000;
  let running = 0;
  let step: () => void = () => undefined;
  const clock = createTickingClock({
    readMs: () => wallMs,
    every: (_stepMs, onStep) => {
      running += 1;
      step = onStep;
      return () => {
        running -= 1;
      };
    },
  });
  const advance = (byMs: number) => {
    wallMs += byMs;
    step();
  };
  const sleep = (byMs: number) => {
    wallMs += byMs;
  };
  return { clock, advance, sleep, running: () => running };
}

it("moves only in steps", () => {
  const { clock, advance } = handDriven();
  clock.subscribe(() => undefined);
  advance(1_000);
  expect(clock.nowMs()).toBe(2_000);
});

it("runs one timer for all listeners, and none without any", () => {
  const { clock, running } = handDriven();
  const leaveA = clock.subscribe(() => undefined);
  const leaveB = clock.subscribe(() => undefined);
  expect(running()).toBe(1);
  leaveA();
  expect(running()).toBe(1);
  leaveB();
  expect(running()).toBe(0);
});

it("stands still while frozen and catches up afterwards", () => {
  const { clock, advance } = handDriven();
  clock.subscribe(() => undefined);
  clock.setFrozen(true);
  advance(60_000);
  expect(clock.nowMs()).toBe(1_000);
  clock.setFrozen(false);
  expect(clock.nowMs()).toBe(61_000);
});

it("is current again as soon as somebody looks after a pause", () => {
  const { clock, sleep } = handDriven();
  sleep(60_000);
  clock.subscribe(() => undefined);
  expect(clock.nowMs()).toBe(61_000);
});
