import { expect, it } from "vitest";
import { airportCode, flightTimeMs } from "./flight-table.ts";
import { flightsFile, readFlights } from "./read-flights.ts";

const DECODES_WITHIN_MS = 180_000;

it(
  "reads three million flights in the order of event time",
  async () => {
    const table = await readFlights(flightsFile());
    const at = (index: number) => new Date(flightTimeMs(table, index)).toISOString();
    expect(table.flightCount).toBe(3_000_000);
    expect([at(0), at(2_999_999)]).toEqual([
      "2001-01-01T00:01:00.000Z",
      "2001-07-01T00:00:00.000Z",
    ]);
    expect(table.timesSeconds.every((time, index, all) => time >= (all[index - 1] ?? 0))).toBe(
      true,
    );
    expect(table.delaysMinutes.reduce((least, delay) => Math.min(least, delay))).toBe(-1_116);
    expect(table.distancesMiles.reduce((most, miles) => Math.max(most, miles))).toBe(4_962);
    expect(new Set(table.origins).size).toBe(229);
    expect(airportCode(table, table.airports.indexOf("JFK"))).toBe("JFK");
  },
  DECODES_WITHIN_MS,
);
