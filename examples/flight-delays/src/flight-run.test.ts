import { createMemoryStorage, createStateStore, type Storage } from "@runbox/core";
import { describe, expect, it } from "vitest";
import { beginRun } from "./begin-run.ts";
import { createEntityRoster } from "./entity-roster.ts";
import { digestEntities } from "./final-digest.ts";
import { type FlightRunOptions, runFlights, SAVEPOINT_INTERVAL_MS } from "./flight-run.ts";
import { type FlightTable, flightTimeMs } from "./flight-table.ts";

const HOUR_S = 3_600;

/** Some flights over three days, several at full hours, with an hour or two without any. */
function someFlights(): FlightTable {
  const times = Array.from({ length: 2_000 }, (_, index) => {
    const second = 7 * HOUR_S + Math.floor((index * 130) / 60) * 60;
    return index % 9 === 0 ? Math.ceil(second / HOUR_S) * HOUR_S : second;
  })
    .filter((second) => Math.floor(second / HOUR_S) % 24 !== 3)
    .toSorted((a, b) => a - b);
  const places = (factor: number) => Uint16Array.from(times, (_, index) => (index * factor) % 5);
  return {
    flightCount: times.length,
    airports: ["AAA", "BBB", "CCC", "DDD", "EEE"],
    timesSeconds: Uint32Array.from(times),
    delaysMinutes: Int16Array.from(times, (_, index) => ((index * 37) % 300) - 40),
    distancesMiles: Uint16Array.from(times, (_, index) => 100 + (index % 900)),
    origins: places(7),
    destinations: places(11),
  };
}

const table = someFlights();
const roster = createEntityRoster(table);

async function begin(storage: Storage, said: string[] = []) {
  return beginRun({
    runId: "flights",
    createStore: (runId) =>
      createStateStore({ runId, schedule: SAVEPOINT_INTERVAL_MS, storage, keepSavepoints: 1_000 }),
    entityIds: roster.entityIds,
    startMs: flightTimeMs(table, 0),
    say: (text) => said.push(text),
  });
}

async function runOn(storage: Storage, options: Partial<FlightRunOptions> = {}) {
  const run = await begin(storage);
  const { entities, fromMs } = run;
  const end = await runFlights({ table, roster, entities, fromMs, ...options });
  await run.store.close();
  return { ...run, end, digest: digestEntities(entities) };
}

describe("a flight run", () => {
  it("takes a savepoint at every hour that a flight reaches, the last one behind the last flight", async () => {
    const storage = createMemoryStorage();
    const run = await begin(storage);
    await runFlights({ table, roster, entities: run.entities, fromMs: run.fromMs });
    const { frontier, counters } = await run.store.progress();
    const lastMs = flightTimeMs(table, table.flightCount - 1);
    const hours = new Set(Array.from(table.timesSeconds, (second) => Math.floor(second / HOUR_S)));
    expect(frontier).toBe((Math.floor(lastMs / SAVEPOINT_INTERVAL_MS) + 1) * SAVEPOINT_INTERVAL_MS);
    // The first hour is where the run begins; behind the last one comes one more.
    expect(counters.acceptedCount).toBe(roster.entityIds.length * hours.size);
  });

  it("ends with the same states when it was stopped at any hour and resumed", async () => {
    const whole = await runOn(createMemoryStorage());
    for (const stopAfter of [1, 2, 5, 17, 40]) {
      const storage = createMemoryStorage();
      let hourCount = 0;
      const stopped = await runOn(storage, {
        onHour: () => {
          hourCount += 1;
          return hourCount === stopAfter ? "stop" : "go-on";
        },
      });
      expect(stopped.end).toBe("stopped");
      const resumed = await runOn(storage);
      expect(resumed.isResumed).toBe(true);
      expect(resumed.digest).toBe(whole.digest);
    }
  });

  it("ends with the same states when it was lost between two savepoints", async () => {
    const whole = await runOn(createMemoryStorage());
    const storage = createMemoryStorage();
    const lost = await begin(storage);
    const { entities, fromMs } = lost;
    let hourCount = 0;
    const crash = async () => {
      hourCount += 1;
      if (hourCount === 9) throw new RangeError("crash");
      return "go-on" as const;
    };
    await expect(runFlights({ table, roster, entities, fromMs, onHour: crash })).rejects.toThrow(
      "crash",
    );
    const resumed = await runOn(storage);
    expect(resumed.isResumed).toBe(true);
    expect(resumed.digest).toBe(whole.digest);
  });

  it("leaves flights from a moment on for another time", async () => {
    const whole = await runOn(createMemoryStorage());
    const storage = createMemoryStorage();
    const untilMs = 30 * SAVEPOINT_INTERVAL_MS + 1_000;
    const first = await runOn(storage, { untilMs });
    expect(first.end).toBe("until-reached");
    const second = await runOn(storage);
    expect(second.fromMs).toBe(30 * SAVEPOINT_INTERVAL_MS);
    expect(second.digest).toBe(whole.digest);
  });

  it("has nothing to do when it is started again at its end", async () => {
    const storage = createMemoryStorage();
    const whole = await runOn(storage);
    const again = await runOn(storage);
    expect(again.isResumed).toBe(true);
    expect(again.digest).toBe(whole.digest);
  });

  it("goes on under another id when the first one ended before its first savepoint", async () => {
    const storage = createMemoryStorage();
    await begin(storage);
    const said: string[] = [];
    const second = await begin(storage, said);
    expect(second.runId).toBe("flights-2");
    expect(said[0]).toContain("nothing can be restored");
    await runFlights({ table, roster, entities: second.entities, fromMs: second.fromMs });
    const third = await begin(storage);
    expect([third.runId, third.isResumed]).toEqual(["flights-2", true]);
  });

  it("refuses to go on over other flights", async () => {
    const storage = createMemoryStorage();
    await runOn(storage);
    const options = {
      runId: "flights",
      createStore: (runId: string) =>
        createStateStore({ runId, schedule: SAVEPOINT_INTERVAL_MS, storage }),
      entityIds: [...roster.entityIds, "airport:ZZZ"],
      startMs: 0,
      say: () => {},
    };
    await expect(beginRun(options)).rejects.toThrow("other flights");
  });
});
