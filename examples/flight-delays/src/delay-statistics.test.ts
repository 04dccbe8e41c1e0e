import { decodeState, encodeState } from "@runbox/core";
import { describe, expect, it } from "vitest";
import {
  createDelayStatistics,
  type DelayState,
  type Flight,
  NO_DELAYS,
  summarize,
} from "./delay-statistics.ts";

function flights(count: number, seed = 1): readonly Flight[] {
  let state = seed;
  return Array.from({ length: count }, (_, index) => {
    state = (state * 48_271) % 2_147_483_647;
    const delayMinutes = state % 5 === 0 ? 0 : (state % 400) - 60;
    return { timeMs: index * 60_000, delayMinutes, distanceMiles: state % 3_000, route: "AAA-BBB" };
  });
}

function statesOf(some: readonly Flight[], from: DelayState = NO_DELAYS): DelayState {
  const statistics = createDelayStatistics(from);
  for (const flight of some) statistics.add(flight);
  return statistics.toState();
}

function exactMean(some: readonly Flight[]): number {
  return some.reduce((sum, { delayMinutes }) => sum + delayMinutes, 0) / some.length;
}

describe("delay statistics", () => {
  it("agree with the definitions of mean, deviation and counts", () => {
    const some = flights(1_000);
    const state = statesOf(some);
    const mean = exactMean(some);
    const squares = some.reduce((sum, { delayMinutes }) => sum + (delayMinutes - mean) ** 2, 0);
    expect(state.meanMinutes).toBeCloseTo(mean, 9);
    expect(summarize(state).deviationMinutes).toBeCloseTo(Math.sqrt(squares / 1_000), 9);
    expect(state.earlyCount).toBe(some.filter(({ delayMinutes }) => delayMinutes < 0).length);
    expect(state.lateCount).toBe(some.filter(({ delayMinutes }) => delayMinutes >= 15).length);
    expect(state.leastMinutes).toBe(Math.min(...some.map(({ delayMinutes }) => delayMinutes)));
    expect(state.greatestMinutes).toBe(Math.max(...some.map(({ delayMinutes }) => delayMinutes)));
  });

  it("give quantiles within one percent, early flights included", () => {
    const some = flights(5_000);
    const sorted = some.map(({ delayMinutes }) => delayMinutes).toSorted((a, b) => a - b);
    const { medianMinutes, p95Minutes } = summarize(statesOf(some));
    const near = (value: number, rank: number) => {
      const exact = sorted[Math.floor(rank * (sorted.length - 1))] ?? Number.NaN;
      expect(Math.abs(value - exact)).toBeLessThanOrEqual(Math.abs(exact) * 0.0101);
    };
    near(medianMinutes, 0.5);
    near(p95Minutes, 0.95);
    expect(createDelayStatistics(statesOf(some)).toState()).toEqual(statesOf(some));
  });

  it("end with the same bytes wherever they were saved and loaded on the way", () => {
    const some = flights(600);
    const whole = encodeState(statesOf(some)).digest;
    for (const cut of [0, 1, 7, 299, 599, 600]) {
      const saved = encodeState(statesOf(some.slice(0, cut))).bytes;
      const loaded = decodeState(saved) as DelayState;
      expect(encodeState(statesOf(some.slice(cut), loaded)).digest).toBe(whole);
    }
  });

  it("end with the same bytes when they are saved after every flight", () => {
    const some = flights(150);
    let state = NO_DELAYS;
    for (const flight of some) {
      state = decodeState(encodeState(statesOf([flight], state)).bytes) as DelayState;
    }
    expect(encodeState(state).digest).toBe(encodeState(statesOf(some)).digest);
  });

  it("give states that later flights do not change", () => {
    const statistics = createDelayStatistics();
    for (const flight of flights(20)) statistics.add(flight);
    const state = statistics.toState();
    const before = encodeState(state).digest;
    for (const flight of flights(50, 7)) statistics.add(flight);
    expect(encodeState(state).digest).toBe(before);
    expect(statistics.toState().flightCount).toBe(70);
  });

  it("keep the five latest flights, the earlier of equal ones first", () => {
    const delays = [10, 50, 20, 50, 30, 40, 5, 50];
    const some = delays.map((delayMinutes, index) => ({
      timeMs: index,
      delayMinutes,
      distanceMiles: 1,
      route: "AAA-BBB",
    }));
    expect(statesOf(some).worst.map(({ delayMinutes, timeMs }) => [delayMinutes, timeMs])).toEqual([
      [50, 1],
      [50, 3],
      [50, 7],
      [40, 5],
      [30, 4],
    ]);
  });

  it("are plain data that the codec keeps as a tree", () => {
    const TREE = 1;
    expect(encodeState(statesOf(flights(100))).bytes[0]).toBe(TREE);
    expect(encodeState(NO_DELAYS).bytes[0]).toBe(TREE);
  });
});
