import type { FlightTable } from "./flight-table.ts";

/** Brings flights into the order of event time. Flights of one moment keep their order. */
export function sortFlights(table: FlightTable): FlightTable {
  if (isSorted(table.timesSeconds)) return table;
  const { timesSeconds } = table;
  const order = Uint32Array.from({ length: table.flightCount }, (_, index) => index);
  // The index decides between equal times, so the result is the same on every machine.
  order.sort((a, b) => (timesSeconds[a] ?? 0) - (timesSeconds[b] ?? 0) || a - b);
  const from = (index: number) => order[index] ?? 0;
  return {
    flightCount: table.flightCount,
    airports: table.airports,
    timesSeconds: timesSeconds.map((_, index) => timesSeconds[from(index)] ?? 0),
    delaysMinutes: table.delaysMinutes.map((_, index) => table.delaysMinutes[from(index)] ?? 0),
    distancesMiles: table.distancesMiles.map((_, index) => table.distancesMiles[from(index)] ?? 0),
    origins: table.origins.map((_, index) => table.origins[from(index)] ?? 0),
    destinations: table.destinations.map((_, index) => table.destinations[from(index)] ?? 0),
  };
}

function isSorted(times: Uint32Array): boolean {
  for (let index = 1; index < times.length; index++) {
    if ((times[index] ?? 0) < (times[index - 1] ?? 0)) return false;
  }
  return true;
}
