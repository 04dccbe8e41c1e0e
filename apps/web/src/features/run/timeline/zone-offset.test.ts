import { expect, it } from "vitest";
import { createWallTimeFormatter } from "../../../format/wall-time.ts";
import { zoneOffsetMs } from "./zone-offset.ts";

const zone = createWallTimeFormatter({ kind: "named", zone: "Europe/Bratislava" });

it.each([
  ["winter", Date.UTC(2026, 0, 15, 12, 0, 0, 250), 3_600_000],
  ["summer", Date.UTC(2026, 6, 15, 12), 7_200_000],
  ["no date", 9e15, 0],
])("is right in %s", (_when, instant, offsetMs) => {
  expect(zoneOffsetMs(zone, instant)).toBe(offsetMs);
});

it("is nothing in UTC", () => {
  expect(zoneOffsetMs(createWallTimeFormatter({ kind: "utc" }), 1_000)).toBe(0);
});
