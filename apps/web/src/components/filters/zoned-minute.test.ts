import { describe, expect, it } from "vitest";
import { createWallTimeFormatter } from "../../format/wall-time.ts";
import { readZonedMinute, writeZonedMinute } from "./zoned-minute.ts";

const zones = ["Europe/Bratislava", "America/New_York", "Asia/Kolkata", "Pacific/Apia"];

describe.each(zones)("in %s", (zone) => {
  const formatter = createWallTimeFormatter({ kind: "named", zone });

  it.each([
    Date.UTC(2026, 0, 1, 5, 30),
    Date.UTC(2026, 5, 30, 23, 59),
    Date.UTC(2026, 2, 29, 1, 0),
    Date.UTC(2026, 9, 25, 9, 0),
  ])("reads back the moment that it wrote (%d)", (epochMs) => {
    expect(readZonedMinute(writeZonedMinute(epochMs, formatter), formatter)).toBe(epochMs);
  });
});

it("reads nothing out of a text that is no minute", () => {
  const formatter = createWallTimeFormatter({ kind: "utc" });
  expect(readZonedMinute("", formatter)).toBeNull();
  expect(readZonedMinute("2026-99-01T00:00", formatter)).toBeNull();
});
