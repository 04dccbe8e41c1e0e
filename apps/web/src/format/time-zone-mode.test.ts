import { describe, expect, it } from "vitest";
import {
  isKnownZone,
  nextTimeZoneMode,
  readTimeZoneMode,
  type TimeZoneMode,
  writeTimeZoneMode,
} from "./time-zone-mode.ts";

describe("a stored time zone mode", () => {
  it.each<TimeZoneMode>([
    { kind: "local" },
    { kind: "utc" },
    { kind: "named", zone: "Europe/Bratislava" },
  ])("comes back as it was written: %j", (mode) => {
    expect(readTimeZoneMode(writeTimeZoneMode(mode))).toEqual(mode);
  });

  it.each([null, "", "Mars/Olympus", "<script>"])("is local time when it says %j", (text) => {
    expect(readTimeZoneMode(text)).toEqual({ kind: "local" });
  });
});

describe("the zone key", () => {
  it("walks local, UTC, the named zone and back", () => {
    const named = { kind: "named", zone: "Asia/Tokyo" } as const;
    expect(nextTimeZoneMode({ kind: "local" }, "Asia/Tokyo")).toEqual({ kind: "utc" });
    expect(nextTimeZoneMode({ kind: "utc" }, "Asia/Tokyo")).toEqual(named);
    expect(nextTimeZoneMode(named, "Asia/Tokyo")).toEqual({ kind: "local" });
  });

  it("skips the named zone while none was chosen", () => {
    expect(nextTimeZoneMode({ kind: "utc" }, null)).toEqual({ kind: "local" });
  });
});

it("tells known zones from unknown ones", () => {
  expect(isKnownZone("Europe/Bratislava")).toBe(true);
  expect(isKnownZone("Europe/Nowhere")).toBe(false);
});
