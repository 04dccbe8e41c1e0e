import type { Entity } from "@runbox/core";
import { beginRun } from "./begin-run.ts";
import type { CommandLine } from "./command-line.ts";
import type { DelayState } from "./delay-statistics.ts";
import type { EntityRoster } from "./entity-roster.ts";
import { digestEntities } from "./final-digest.ts";
import { type FlightRunEnd, runFlights } from "./flight-run.ts";
import { type FlightTable, firstFlightAt, flightTimeMs } from "./flight-table.ts";
import { createPacer } from "./pacer.ts";
import { createProgressDisplay } from "./progress.ts";
import type { RunTarget } from "./run-target.ts";

/** What is run, and where. */
export interface DisplayedRun {
  readonly commandLine: CommandLine;
  readonly table: FlightTable;
  readonly roster: EntityRoster;
  readonly target: RunTarget;
  readonly isStopped: () => boolean;
  readonly say: (text: string) => void;
}

/** How it ended, and what the states came to. */
export interface RunOutcome {
  readonly runId: string;
  readonly end: FlightRunEnd;
  readonly digest: string;
  readonly entityCount: number;
  /** Flights in the states, those of earlier processes included. */
  readonly flightCount: number;
}

const nowMs = () => performance.now();

/** Begins the run or goes on with it, and shows how far it is. */
export async function runWithDisplay(parts: DisplayedRun): Promise<RunOutcome> {
  const { commandLine, table, roster, target, say } = parts;
  const { runId, store, entities, fromMs } = await beginRun({
    runId: commandLine.runId,
    createStore: target.createStore,
    entityIds: roster.entityIds,
    startMs: flightTimeMs(table, 0),
    say,
  });
  const display = createProgressDisplay({
    flightCount: table.flightCount,
    firstIndex: firstFlightAt(table, fromMs),
    output: process.stderr,
    lineIntervalMs: commandLine.reportIntervalMs,
    nowMs,
  });
  const pacer = createPacer(commandLine.hoursPerSecond, nowMs);
  const { untilMs } = commandLine;
  try {
    const end = await runFlights({
      table,
      roster,
      entities,
      fromMs,
      ...(untilMs === undefined ? {} : { untilMs }),
      async onHour(progress) {
        display.update(progress);
        await pacer.hourReached();
        return parts.isStopped() ? "stop" : "go-on";
      },
    });
    const flightCount = countFlights(entities);
    return {
      runId,
      end,
      digest: digestEntities(entities),
      entityCount: entities.length,
      flightCount,
    };
  } finally {
    display.stop();
    await store.close();
  }
}

/** Every flight is counted once: at the airport that it leaves from. */
function countFlights(entities: readonly Pick<Entity, "id" | "state">[]): number {
  return entities
    .filter(({ id }) => id.startsWith("airport:"))
    .reduce((sum, { state }) => sum + (state as DelayState).flightCount, 0);
}
