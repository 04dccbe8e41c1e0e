import { describe, expect, it } from "vitest";
import { createEntityRoster } from "./entity-roster.ts";
import { type FlightTable, firstFlightAt, takeFlights } from "./flight-table.ts";
import { sortFlights } from "./sort-flights.ts";

function tableOf(
  rows: readonly (readonly [time: number, delay: number, from: number, to: number])[],
) {
  return {
    flightCount: rows.length,
    airports: ["AAA", "BBB", "CCC"],
    timesSeconds: Uint32Array.from(rows, ([time]) => time),
    delaysMinutes: Int16Array.from(rows, ([, delay]) => delay),
    distancesMiles: new Uint16Array(rows.length),
    origins: Uint16Array.from(rows, ([, , from]) => from),
    destinations: Uint16Array.from(rows, ([, , , to]) => to),
  } satisfies FlightTable;
}

describe("a flight table", () => {
  it("finds the first flight at or after a moment", () => {
    const table = tableOf([10, 20, 20, 20, 30].map((time) => [time, 0, 0, 1]));
    expect(
      [0, 10_000, 10_001, 20_000, 20_001, 30_000, 30_001].map((ms) => firstFlightAt(table, ms)),
    ).toEqual([0, 0, 1, 1, 4, 4, 5]);
  });

  it("is sorted by time, and flights of one moment keep their order", () => {
    const sorted = sortFlights(
      tableOf([
        [30, 1, 0, 1],
        [10, 2, 1, 0],
        [30, 3, 0, 2],
        [10, 4, 0, 1],
      ]),
    );
    expect([...sorted.timesSeconds]).toEqual([10, 10, 30, 30]);
    expect([...sorted.delaysMinutes]).toEqual([2, 4, 1, 3]);
    expect([...sorted.destinations]).toEqual([0, 1, 1, 2]);
  });

  it("is left alone when it is sorted", () => {
    const table = tableOf([[10, 1, 0, 1]]);
    expect(sortFlights(table)).toBe(table);
  });

  it("can be cut after some flights", () => {
    const table = tableOf([10, 20, 30].map((time) => [time, time, 0, 1]));
    expect([...takeFlights(table, 2).delaysMinutes]).toEqual([10, 20]);
    expect(takeFlights(table, 3)).toBe(table);
  });
});

describe("the entity roster", () => {
  const roster = createEntityRoster(
    tableOf([
      [10, 0, 0, 1],
      [20, 0, 2, 0],
      [30, 0, 0, 1],
    ]),
  );

  it("has the airports that flights leave from and the routes, by id", () => {
    expect(roster.entityIds).toEqual([
      "airport:AAA",
      "airport:CCC",
      "route:AAA-BBB",
      "route:CCC-AAA",
    ]);
  });

  it("finds the places of a flight's two entities", () => {
    expect([roster.airportPlace(0), roster.routePlace(0, 1)]).toEqual([0, 2]);
    expect([roster.airportPlace(2), roster.routePlace(2, 0)]).toEqual([1, 3]);
    expect(roster.airportPlace(1)).toBe(-1);
  });
});
