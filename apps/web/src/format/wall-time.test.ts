import { describe, expect, it } from "vitest";
import { createWallTimeFormatter, formatIso } from "./wall-time.ts";

const winterMs = Date.UTC(2026, 10, 24, 5, 0, 0, 250);
const summerMs = Date.UTC(2026, 6, 1, 22, 30);

describe("wall time in UTC", () => {
  const utc = createWallTimeFormatter({ kind: "utc" });

  it("is written from the largest unit to the smallest", () => {
    expect(utc.dateTime(winterMs)).toBe("2026-11-24 05:00:00");
    expect(utc.dateTimeMs(winterMs)).toBe("2026-11-24 05:00:00.250");
    expect(utc.date(winterMs)).toBe("2026-11-24");
    expect(utc.time(winterMs)).toBe("05:00:00");
    expect(utc.zoneName(winterMs)).toBe("UTC");
  });

  it("counts midnight as hour 00", () => {
    expect(utc.time(Date.UTC(2026, 0, 1))).toBe("00:00:00");
  });

  it("shows what is no date as a number", () => {
    expect(utc.dateTime(9e15)).toBe("9000000000000000");
    expect(utc.zoneName(9e15)).toBe("");
    expect(formatIso(Number.NaN)).toBe("NaN");
  });
});

describe("wall time in a named zone", () => {
  const zone = createWallTimeFormatter({ kind: "named", zone: "Europe/Bratislava" });

  it("follows daylight saving", () => {
    expect(zone.dateTime(winterMs)).toBe("2026-11-24 06:00:00");
    expect(zone.dateTime(summerMs)).toBe("2026-07-02 00:30:00");
    expect(zone.zoneName(winterMs)).not.toBe(zone.zoneName(summerMs));
  });
});

it("writes ISO 8601 in UTC whatever the zone shown", () => {
  expect(formatIso(winterMs)).toBe("2026-11-24T05:00:00.250Z");
});
