import {
  asyncBufferFromFile,
  type DecodedArray,
  parquetMetadataAsync,
  parquetRead,
} from "hyparquet";
import { compressors } from "hyparquet-compressors";
import type { FlightTable } from "./flight-table.ts";
import { sortFlights } from "./sort-flights.ts";

const MICROSECONDS_PER_SECOND = 1_000_000n;

/** Where the data set of the package `vega-datasets` lies on this machine. */
export function flightsFile(): string {
  const entry = import.meta.resolve("vega-datasets");
  return decodeURIComponent(new URL("../data/flights-3m.parquet", entry).pathname);
}

/**
 * Reads flights from a Parquet file with the columns `date`, `delay`, `distance`, `origin` and
 * `destination`, and gives them in the order of event time; flights of one moment keep the order
 * of the file.
 */
export async function readFlights(path: string): Promise<FlightTable> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  const columns = createColumns(Number(metadata.num_rows));
  await parquetRead({
    file,
    metadata,
    compressors,
    columns: ["date", "delay", "distance", "origin", "destination"],
    parsers: { timestampFromMicroseconds: toWholeSeconds },
    // Chunks arrive in no particular order; each says where it belongs.
    onChunk: ({ columnName, columnData, rowStart }) => {
      columns.fill(columnName, columnData, rowStart);
    },
  });
  return sortFlights(columns.finish());
}

/** Whole seconds: the table keeps no more, so a finer time would be changed silently. */
function toWholeSeconds(microseconds: bigint): number {
  if (microseconds % MICROSECONDS_PER_SECOND !== 0n) {
    throw new RangeError(`${microseconds} µs is not a whole second.`);
  }
  return Number(microseconds / MICROSECONDS_PER_SECOND);
}

interface Columns {
  fill(name: string, values: DecodedArray, rowStart: number): void;
  finish(): FlightTable;
}

function createColumns(flightCount: number): Columns {
  const timesSeconds = new Uint32Array(flightCount);
  const delaysMinutes = new Int16Array(flightCount);
  const distancesMiles = new Uint16Array(flightCount);
  const origins = new Uint16Array(flightCount);
  const destinations = new Uint16Array(flightCount);
  const found: string[] = [];
  const places = new Map<string, number>();

  const placeOf = (code: unknown): number => {
    const text = String(code);
    const known = places.get(text);
    if (known !== undefined) return known;
    const place = found.push(text) - 1;
    places.set(text, place);
    return place;
  };
  const targets: Readonly<Record<string, readonly [{ [row: number]: number }, Convert]>> = {
    date: [timesSeconds, Number],
    delay: [delaysMinutes, Number],
    distance: [distancesMiles, Number],
    origin: [origins, placeOf],
    destination: [destinations, placeOf],
  };

  return {
    fill(name, values, rowStart) {
      const target = targets[name];
      if (target === undefined) return;
      const [column, convert] = target;
      for (let row = 0; row < values.length; row++) column[rowStart + row] = convert(values[row]);
    },
    finish() {
      // Chunks arrive in any order, and so do new codes: the list must not depend on it.
      const airports = found.toSorted();
      const sortedPlaces = Uint16Array.from(found, (code) => airports.indexOf(code));
      const renumber = (place: number) => sortedPlaces[place] ?? 0;
      return {
        flightCount,
        airports,
        timesSeconds,
        delaysMinutes,
        distancesMiles,
        origins: origins.map(renumber),
        destinations: destinations.map(renumber),
      };
    },
  };
}

type Convert = (value: unknown) => number;
