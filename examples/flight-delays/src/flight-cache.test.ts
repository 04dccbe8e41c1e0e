import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadFlights } from "./flight-cache.ts";
import type { FlightTable } from "./flight-table.ts";

const table: FlightTable = {
  flightCount: 3,
  airports: ["AAA", "BBB"],
  timesSeconds: Uint32Array.of(978_307_260, 978_307_260, 4_000_000_000),
  delaysMinutes: Int16Array.of(-1_116, 0, 1_688),
  distancesMiles: Uint16Array.of(4_962, 1, 65_535),
  origins: Uint16Array.of(0, 1, 0),
  destinations: Uint16Array.of(1, 0, 1),
};

let folder: string;
let source: string;
let decodeCount: number;

const load = () =>
  loadFlights(source, path.join(folder, "cache"), async () => {
    decodeCount += 1;
    return table;
  });
const cachePath = () => path.join(folder, "cache", "flights.bin");

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "runbox-flights-"));
  source = path.join(folder, "source");
  decodeCount = 0;
  await writeFile(source, "a data set");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("the flight cache", () => {
  it("decodes once, and gives the same flights again", async () => {
    expect(await load()).toEqual(table);
    expect(await load()).toEqual(table);
    expect(decodeCount).toBe(1);
    expect(await readdir(path.join(folder, "cache"))).toEqual(["flights.bin"]);
  });

  it("is not used for another source", async () => {
    await load();
    await appendFile(source, ", changed");
    await load();
    expect(decodeCount).toBe(2);
  });

  it.each([
    [
      "a changed column",
      (bytes: Buffer) => bytes.fill(bytes.at(-1) === 0 ? 1 : 0, bytes.length - 1),
    ],
    ["a cut end", (bytes: Buffer) => bytes.subarray(0, bytes.length - 3)],
    ["no header", () => Buffer.from("{}\n")],
    ["nothing", () => Buffer.alloc(0)],
  ])("is replaced when it has %s", async (_, damage) => {
    await load();
    await writeFile(cachePath(), damage(await readFile(cachePath())));
    expect(await load()).toEqual(table);
    expect(decodeCount).toBe(2);
    expect(await load()).toEqual(table);
    expect(decodeCount).toBe(2);
  });
});
