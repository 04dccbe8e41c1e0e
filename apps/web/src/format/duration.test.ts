import { expect, it } from "vitest";
import { formatDuration, spellDuration } from "./duration.ts";

it.each([
  [0, "0s"],
  [840, "840ms"],
  [1_500, "1.5s"],
  [9_000, "9s"],
  [41_000, "41s"],
  [130_000, "2m 10s"],
  [273_600_000, "3d 4h"],
  [-130_000, "−2m 10s"],
])("shows %d ms as %s", (durationMs, shown) => {
  expect(formatDuration(durationMs)).toBe(shown);
});

it("spells the units out for a voice", () => {
  expect(spellDuration(130_000)).toBe("2 minutes 10 seconds");
});
