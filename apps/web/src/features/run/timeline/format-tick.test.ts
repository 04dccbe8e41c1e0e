import { expect, it } from "vitest";
import { createWallTimeFormatter } from "../../../format/wall-time.ts";
import { formatTick } from "./format-tick.ts";

const utc = createWallTimeFormatter({ kind: "utc" });
const noon = Date.UTC(2026, 10, 24, 12);
const midnight = Date.UTC(2026, 10, 24);

it.each([
  ["the time of day", noon, 3_600_000, "12:00"],
  ["the date where a day begins", midnight, 3_600_000, "2026-11-24"],
  ["the date where ticks are days apart", noon, 86_400_000, "2026-11-24"],
  ["seconds where ticks are seconds apart", noon + 5_000, 5_000, "12:00:05"],
])("writes %s", (_what, instant, stepMs, text) => {
  expect(formatTick(instant, stepMs, "epoch-ms", utc)).toBe(text);
});

it("writes ticks of a logical clock as numbers", () => {
  expect(formatTick(1_250_000, 250, "logical", utc)).toBe("1,250,000");
});
