/**
 * All flights in the order of event time, a column for each fact. Three million of them take 36 MB
 * this way, and looking one up is an array access.
 */
export interface FlightTable {
  readonly flightCount: number;
  /** Three-letter codes, ascending; `origins` and `destinations` are places in this list. */
  readonly airports: readonly string[];
  /** When each flight left, in seconds since the Unix epoch, ascending. */
  readonly timesSeconds: Uint32Array;
  /** How late each flight arrived, in minutes; negative: early. */
  readonly delaysMinutes: Int16Array;
  readonly distancesMiles: Uint16Array;
  readonly origins: Uint16Array;
  readonly destinations: Uint16Array;
}

const SECOND_MS = 1_000;

/** Event time of a flight, in milliseconds since the Unix epoch. */
export function flightTimeMs(table: FlightTable, index: number): number {
  return (table.timesSeconds[index] ?? 0) * SECOND_MS;
}

/** The first flight at or after a moment; `flightCount` when there is none. Binary search. */
export function firstFlightAt(table: FlightTable, timeMs: number): number {
  let low = 0;
  let high = table.flightCount;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (flightTimeMs(table, middle) < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The code of an airport by its place in the list. */
export function airportCode(table: FlightTable, place: number | undefined): string {
  return table.airports[place ?? -1] ?? "???";
}

/** The first flights of a table, sharing its memory. */
export function takeFlights(table: FlightTable, limit: number): FlightTable {
  if (limit >= table.flightCount) return table;
  return {
    flightCount: limit,
    airports: table.airports,
    timesSeconds: table.timesSeconds.subarray(0, limit),
    delaysMinutes: table.delaysMinutes.subarray(0, limit),
    distancesMiles: table.distancesMiles.subarray(0, limit),
    origins: table.origins.subarray(0, limit),
    destinations: table.destinations.subarray(0, limit),
  };
}
