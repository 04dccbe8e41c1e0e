import { describe, expect, it } from "vitest";
import { type AxisStretch, axisTicks } from "./axis-ticks.ts";

const HOUR_MS = 3_600_000;
const at = (hour: number, minute = 0) => Date.UTC(2026, 10, 24, hour, minute);

const stretch = (facts: Partial<AxisStretch>): AxisStretch => ({
  from: at(0),
  to: at(8),
  widthPx: 960,
  clock: "epoch-ms",
  zoneOffsetMs: 0,
  ...facts,
});

describe("axisTicks", () => {
  it("puts ticks on round instants, as many as there is room for", () => {
    const { ticks, step } = axisTicks(stretch({}));
    expect(step).toBe(HOUR_MS);
    expect(ticks).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8].map((hour) => at(hour)));
    expect(axisTicks(stretch({ widthPx: 300 })).ticks).toEqual([at(0), at(3), at(6)]);
  });

  it("begins with the first round instant inside", () => {
    expect(axisTicks(stretch({ from: at(0, 20), to: at(3) })).ticks[0]).toBe(at(0, 30));
  });

  it("lets days begin at the midnight of the shown zone", () => {
    const { ticks } = axisTicks(
      stretch({ from: at(0), to: at(48), widthPx: 480, zoneOffsetMs: HOUR_MS }),
    );
    expect(ticks).toEqual([at(11), at(23), at(35), at(47)]);
  });

  it("never asks for more than fits, however long or narrow the stretch", () => {
    for (const years of [0.0001, 0.1, 1, 30, 3_000]) {
      for (const widthPx of [40, 200, 1_200]) {
        const to = at(0) + years * 365 * 24 * HOUR_MS;
        const { ticks } = axisTicks(stretch({ to, widthPx }));
        expect(ticks.length).toBeLessThanOrEqual(Math.floor(widthPx / 96) + 2);
      }
    }
  });

  it("counts a logical clock in round numbers, whatever the zone", () => {
    const ticks = axisTicks({
      from: 1_235_000,
      to: 1_250_000,
      widthPx: 700,
      clock: "logical",
      zoneOffsetMs: HOUR_MS,
    });
    expect(ticks.step).toBe(2_000);
    expect(ticks.ticks[0]).toBe(1_236_000);
  });
});
