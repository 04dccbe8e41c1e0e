import fc from "fast-check";
import { expect, it } from "vitest";
import { thrownCode } from "../../test/support/thrown-code.ts";
import { parseInterval, parseSchedule } from "./schedule.ts";

it("takes none and every positive safe integer", () => {
  expect(parseSchedule("none")).toBe("none");
  fc.assert(
    fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (interval) => {
      expect(parseSchedule(interval)).toBe(interval);
      expect(parseInterval(interval)).toBe(interval);
    }),
  );
});

it.each([0, -0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])(
  "refuses %d",
  (value) => {
    expect(thrownCode(() => parseSchedule(value))).toBe("INPUT.INVALID_SCHEDULE");
  },
);
