import { expect, it } from "vitest";
import { formatEventTime } from "./event-time.ts";
import { createWallTimeFormatter } from "./wall-time.ts";

const utc = createWallTimeFormatter({ kind: "utc" });

it("shows event time of an epoch clock as a date", () => {
  expect(formatEventTime(Date.UTC(2026, 10, 24, 6), "epoch-ms", utc)).toBe("2026-11-24 06:00:00");
});

it("shows event time of a logical clock as a number without a zone", () => {
  expect(formatEventTime(1_200_000, "logical", utc)).toBe("1,200,000");
});
