import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { FlightTable } from "./flight-table.ts";
import { readFlights } from "./read-flights.ts";

/**
 * Decoding three million flights takes seconds, and a run that was killed wants to go on at once.
 * So the decoded, sorted table is kept in one file: a line of JSON, then the columns.
 */
const FORMAT = "runbox-flights-1";
const HEADER_BYTES_MAX = 65_536;
const NEW_LINE = 0x0a;

interface CacheHeader {
  readonly format: string;
  /** The source's size and time of change: another source means another table. */
  readonly source: string;
  readonly flightCount: number;
  readonly airports: readonly string[];
  /** SHA-256 of the columns, so that a damaged file is noticed. */
  readonly digest: string;
}

/**
 * The flights of a Parquet file, from the cache when it holds them, else decoded and kept there.
 *
 * @param sourcePath the Parquet file.
 * @param cacheFolder made when missing.
 * @param decode reads the file; the Parquet reader by default.
 */
export async function loadFlights(
  sourcePath: string,
  cacheFolder: string,
  decode: (path: string) => Promise<FlightTable> = readFlights,
): Promise<FlightTable> {
  const cachePath = path.join(cacheFolder, "flights.bin");
  const source = await describeSource(sourcePath);
  const cached = await readCache(cachePath, source);
  if (cached !== undefined) return cached;
  const table = await decode(sourcePath);
  await mkdir(cacheFolder, { recursive: true });
  await writeCache(cachePath, source, table);
  return table;
}

async function describeSource(sourcePath: string): Promise<string> {
  const { size, mtimeMs } = await stat(sourcePath);
  return `${size}@${Math.floor(mtimeMs)}`;
}

async function writeCache(cachePath: string, source: string, table: FlightTable): Promise<void> {
  const columns = Buffer.concat(columnsOf(table).map(toBytes));
  const { flightCount, airports } = table;
  const digest = digestOf(columns);
  const header: CacheHeader = { format: FORMAT, source, flightCount, airports, digest };
  // Written beside it and renamed: a process that is killed half-way leaves no half a cache, and
  // two that start together do not write into each other's file.
  const temporaryPath = `${cachePath}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporaryPath, "wx");
    try {
      await file.writeFile(Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), columns]));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporaryPath, cachePath);
  } catch (error) {
    await rm(temporaryPath, { force: true });
    throw error;
  }
}

async function readCache(cachePath: string, source: string): Promise<FlightTable | undefined> {
  const bytes = await readFile(cachePath).catch(() => undefined);
  if (bytes === undefined) return undefined;
  const end = bytes.subarray(0, HEADER_BYTES_MAX).indexOf(NEW_LINE);
  const header = parseHeader(bytes.subarray(0, Math.max(end, 0)).toString("utf8"));
  const columns = bytes.subarray(end + 1);
  if (header?.source !== source || header.digest !== digestOf(columns)) return undefined;
  return toTable(header, columns);
}

function parseHeader(text: string): CacheHeader | undefined {
  try {
    const header: unknown = JSON.parse(text);
    return isHeader(header) ? header : undefined;
  } catch {
    return undefined;
  }
}

function isHeader(value: unknown): value is CacheHeader {
  if (typeof value !== "object" || value === null) return false;
  const header = value as Partial<Record<keyof CacheHeader, unknown>>;
  return (
    header.format === FORMAT &&
    typeof header.flightCount === "number" &&
    Array.isArray(header.airports)
  );
}

function columnsOf(table: FlightTable) {
  const { timesSeconds, delaysMinutes, distancesMiles, origins, destinations } = table;
  return [timesSeconds, delaysMinutes, distancesMiles, origins, destinations];
}

function toBytes(column: ArrayBufferView): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

function toTable(header: CacheHeader, columns: Uint8Array): FlightTable {
  const { flightCount, airports } = header;
  // A copy: columns of two and four bytes need an aligned start.
  const { buffer } = Uint8Array.from(columns);
  let offset = 0;
  const next = (bytesPerFlight: number): readonly [ArrayBuffer, number, number] => {
    const start = offset;
    offset += bytesPerFlight * flightCount;
    return [buffer, start, flightCount];
  };
  return {
    flightCount,
    airports,
    timesSeconds: new Uint32Array(...next(Uint32Array.BYTES_PER_ELEMENT)),
    delaysMinutes: new Int16Array(...next(Int16Array.BYTES_PER_ELEMENT)),
    distancesMiles: new Uint16Array(...next(Uint16Array.BYTES_PER_ELEMENT)),
    origins: new Uint16Array(...next(Uint16Array.BYTES_PER_ELEMENT)),
    destinations: new Uint16Array(...next(Uint16Array.BYTES_PER_ELEMENT)),
  };
}

function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
