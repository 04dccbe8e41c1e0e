import { expect, it } from "vitest";
import { retryDelayMs } from "./retry-delay.ts";

it("delays double up to a second, and chance takes up to half of them away", () => {
  expect([1, 2, 3, 6, 7, 50].map((tried) => retryDelayMs(tried, 1))).toEqual([
    20, 40, 80, 640, 1_000, 1_000,
  ]);
  expect(retryDelayMs(2, 0)).toBe(20);
});
