import { describe, expect, it } from "vitest";
import { panRange, rangeOfPreset, zoomRange } from "./timeline-range.ts";

describe("a preset", () => {
  it("goes back so many savepoints from the newest, and follows it", () => {
    expect(rangeOfPreset("50", 6_000_000, 60_000)).toEqual({ from: 3_060_000, to: null });
  });

  it("does not go before the beginning of time", () => {
    expect(rangeOfPreset("1000", 120_000, 60_000)).toEqual({ from: 0, to: null });
  });

  it("of all has no bounds", () => {
    expect(rangeOfPreset("all", 120_000, 60_000)).toEqual({ from: null, to: null });
  });
});

describe("zoom", () => {
  it("keeps the middle", () => {
    expect(zoomRange({ from: 100_000, to: 500_000 }, 0.5, 10_000)).toEqual({
      from: 200_000,
      to: 400_000,
    });
    expect(zoomRange({ from: 200_000, to: 400_000 }, 2, 10_000)).toEqual({
      from: 100_000,
      to: 500_000,
    });
  });

  it("ends at two intervals", () => {
    expect(zoomRange({ from: 100_000, to: 120_000 }, 0.1, 60_000)).toEqual({
      from: 50_000,
      to: 170_000,
    });
  });
});

it("pans by a share, and keeps its width at the beginning of time", () => {
  expect(panRange({ from: 100, to: 500 }, 0.25)).toEqual({ from: 200, to: 600 });
  expect(panRange({ from: 100, to: 500 }, -0.5)).toEqual({ from: 0, to: 400 });
});
