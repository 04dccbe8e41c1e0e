import fc from "fast-check";
import { expect, it } from "vitest";
import { thrownCode } from "../../test/support/thrown-code.ts";
import { parseExternalMs } from "./external-time.ts";

it("takes every non-negative safe integer as it is", () => {
  fc.assert(fc.property(fc.maxSafeNat(), (time) => Object.is(parseExternalMs(time), time)));
});

it("takes minus zero as zero", () => {
  expect(Object.is(parseExternalMs(-0), 0)).toBe(true);
});

it("refuses every other number", () => {
  const others = fc
    .oneof(fc.double(), fc.integer({ max: -1 }))
    .filter((value) => !Number.isSafeInteger(value) || value < 0);
  fc.assert(
    fc.property(
      others,
      (value) => thrownCode(() => parseExternalMs(value)) === "INPUT.INVALID_TIME",
    ),
  );
});

it("refuses what only looks like a number", () => {
  const given: unknown = "60000";
  expect(thrownCode(() => parseExternalMs(given as number))).toBe("INPUT.INVALID_TIME");
});
