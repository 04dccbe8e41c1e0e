import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thrownCode } from "../../test/support/thrown-code.ts";
import {
  nextSavepoint,
  previousSavepoint,
  unreachedSavepoints,
  unreachedSavepointsCount,
} from "./schedule-arithmetic.ts";

const MAX = Number.MAX_SAFE_INTEGER;
const times = fc.oneof(fc.nat(1_000_000), fc.maxSafeNat(), fc.constantFrom(0, 1, MAX - 1, MAX));
const intervals = times.map((time) => Math.max(1, time));

describe("schedule arithmetic", () => {
  it.each([
    [0, 60_000],
    [10_000, 60_000],
    [59_999, 60_000],
    [60_000, 120_000],
    [60_001, 120_000],
  ])("after %d the next savepoint of a minute is %d", (time, next) => {
    expect(nextSavepoint(60_000, time)).toBe(next);
  });

  it.each([
    [0, 0],
    [59_999, 0],
    [60_000, 60_000],
    [119_999, 60_000],
  ])("at %d the savepoint before is %d", (time, previous) => {
    expect(previousSavepoint(60_000, time)).toBe(previous);
  });

  it("counts from the epoch, not from the start of the run", () => {
    expect(nextSavepoint(50_000, 120_000)).toBe(150_000);
  });

  it("lists the multiples in a range that is open below and closed above", () => {
    expect(unreachedSavepoints(60_000, 60_000, 180_000)).toEqual([120_000, 180_000]);
    expect(unreachedSavepoints(60_000, 59_999, 60_000)).toEqual([60_000]);
    expect(unreachedSavepoints(60_000, 180_000, 60_000)).toEqual([]);
    expect(unreachedSavepoints(60_000, 60_000, 60_000)).toEqual([]);
  });

  it("counts a range of a whole age without listing it", () => {
    expect(unreachedSavepointsCount(1, 0, MAX)).toBe(MAX);
    expect(unreachedSavepointsCount(MAX, 0, MAX)).toBe(1);
  });

  it("gives a next savepoint beyond every time at the end of time", () => {
    expect(nextSavepoint(MAX, MAX)).toBeGreaterThan(MAX);
    expect(nextSavepoint(60_000, MAX)).toBeGreaterThan(MAX);
    expect(nextSavepoint(1, MAX)).toBeGreaterThan(MAX);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, MAX + 1])(
    "refuses the interval %d",
    (interval) => {
      expect(thrownCode(() => previousSavepoint(interval, 0))).toBe("INPUT.INVALID_SCHEDULE");
      expect(thrownCode(() => nextSavepoint(interval, 0))).toBe("INPUT.INVALID_SCHEDULE");
      expect(thrownCode(() => unreachedSavepoints(interval, 0, 1))).toBe("INPUT.INVALID_SCHEDULE");
      expect(thrownCode(() => unreachedSavepointsCount(interval, 0, 1))).toBe(
        "INPUT.INVALID_SCHEDULE",
      );
    },
  );

  it.each([-1, 0.5, Number.NaN, Number.NEGATIVE_INFINITY, MAX + 1])(
    "refuses the time %d",
    (time) => {
      expect(thrownCode(() => previousSavepoint(1, time))).toBe("INPUT.INVALID_TIME");
      expect(thrownCode(() => nextSavepoint(1, time))).toBe("INPUT.INVALID_TIME");
      expect(thrownCode(() => unreachedSavepoints(1, time, 1))).toBe("INPUT.INVALID_TIME");
      expect(thrownCode(() => unreachedSavepointsCount(1, 0, time))).toBe("INPUT.INVALID_TIME");
    },
  );

  it("puts every time between its savepoints, both multiples of the interval", () => {
    fc.assert(
      fc.property(intervals, times, (interval, time) => {
        const previous = previousSavepoint(interval, time);
        expect(previous % interval).toBe(0);
        expect(previous).toBeLessThanOrEqual(time);
        expect(time - previous).toBeLessThan(interval);
        expect(nextSavepoint(interval, time)).toBeGreaterThan(time);
      }),
    );
  });

  it("counts exactly what it lists, and lists what a walk finds", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.nat(1_000),
        fc.nat(1_000),
        (interval, from, to) => {
          const walked: number[] = [];
          for (let time = from + 1; time <= to; time++)
            if (time % interval === 0) walked.push(time);
          expect(unreachedSavepoints(interval, from, to)).toEqual(walked);
          expect(unreachedSavepointsCount(interval, from, to)).toBe(walked.length);
        },
      ),
    );
  });
});
