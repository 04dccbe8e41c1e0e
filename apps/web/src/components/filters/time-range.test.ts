import { describe, expect, it } from "vitest";
import { anyTime, isLimited, timeBounds, timeRangeParsers } from "./time-range.ts";

const nowMs = Date.UTC(2026, 10, 24, 12);

describe("timeBounds", () => {
  it("has no bounds without a choice", () => expect(timeBounds(anyTime, nowMs)).toEqual({}));

  it("counts a recent range back from now", () => {
    const bounds = timeBounds({ range: "1h", from: 5, to: 6 }, nowMs);
    expect(bounds).toEqual({ fromMs: nowMs - 3_600_000 });
  });

  it("takes moments as they are", () => {
    expect(timeBounds({ range: null, from: 1, to: 2 }, nowMs)).toEqual({ fromMs: 1, toMs: 2 });
    expect(timeBounds({ range: null, from: null, to: 2 }, nowMs)).toEqual({ toMs: 2 });
  });
});

describe("timeRangeParsers", () => {
  it("carry a moment through the address unchanged", () => {
    const text = timeRangeParsers.from.serialize(nowMs);
    expect(timeRangeParsers.from.parse(text)).toBe(nowMs);
  });

  it("take nonsense for no limit", () => {
    expect(timeRangeParsers.from.parse("yesterday")).toBeNull();
    expect(timeRangeParsers.range.parse("1000y")).toBeNull();
  });
});

it("is limited by any one of the three", () => {
  expect(isLimited(anyTime)).toBe(false);
  expect(isLimited({ ...anyTime, to: 1 })).toBe(true);
});
