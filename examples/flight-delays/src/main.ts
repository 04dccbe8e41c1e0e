import { isRunboxError } from "@runbox/core";
import { beginRun } from "./begin-run.ts";
import { type CommandLine, readCommandLine, USAGE } from "./command-line.ts";
import type { DelayState } from "./delay-statistics.ts";
import { createEntityRoster } from "./entity-roster.ts";
import { digestEntities } from "./final-digest.ts";
import { loadFlights } from "./flight-cache.ts";
import { runFlights } from "./flight-run.ts";
import { firstFlightAt, flightTimeMs, takeFlights } from "./flight-table.ts";
import { createPacer } from "./pacer.ts";
import { createProgressDisplay } from "./progress.ts";
import { flightsFile } from "./read-flights.ts";
import { openApiTarget, openEmbeddedTarget, type RunTarget } from "./run-target.ts";

const nowMs = () => performance.now();

async function main(commandLine: CommandLine): Promise<void> {
  const flights = await loadFlights(flightsFile(), commandLine.cacheFolder);
  const table = takeFlights(flights, commandLine.limit);
  const roster = createEntityRoster(table);
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const target = await openTarget(commandLine, say);
  try {
    const run = await beginRun({
      runId: commandLine.runId,
      createStore: target.createStore,
      entityIds: roster.entityIds,
      startMs: flightTimeMs(table, 0),
      say,
    });
    const firstIndex = firstFlightAt(table, run.fromMs);
    const output = process.stderr;
    const display = createProgressDisplay({
      flightCount: table.flightCount,
      firstIndex,
      output,
      nowMs,
    });
    const pacer = createPacer(commandLine.hoursPerSecond, nowMs);
    const isStopped = listenForStop();
    const { untilMs } = commandLine;
    const end = await runFlights({
      table,
      roster,
      entities: run.entities,
      fromMs: run.fromMs,
      ...(untilMs === undefined ? {} : { untilMs }),
      async onHour(progress) {
        display.update(progress);
        await pacer.hourReached();
        return isStopped() ? "stop" : "go-on";
      },
    }).finally(() => display.stop());
    await run.store.close();
    if (end === "stopped") {
      say(`${run.runId}: stopped; start it again to go on`);
      return;
    }
    if (end === "input-ended") await target.finish(run.runId);
    const flightCount = countFlights(run.entities);
    process.stdout.write(
      `final digest ${digestEntities(run.entities)} entities ${run.entities.length} flights ${flightCount}\n`,
    );
  } finally {
    await target.close();
  }
}

async function openTarget(
  { target }: CommandLine,
  say: (text: string) => void,
): Promise<RunTarget> {
  if ("embeddedUrl" in target) return openEmbeddedTarget(target.embeddedUrl);
  return openApiTarget(target.apiUrl, target.token, (status, error) => {
    say(error instanceof Error ? `${status}: ${error.message}` : status);
  });
}

/** Ends the run at the next full hour when the process is asked to end. */
function listenForStop(): () => boolean {
  let isStopped = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      isStopped = true;
    });
  }
  return () => isStopped;
}

/** Every flight is counted once at the airport that it leaves from. */
function countFlights(
  entities: readonly { readonly id: string; readonly state: unknown }[],
): number {
  return entities
    .filter(({ id }) => id.startsWith("airport:"))
    .reduce((sum, { state }) => sum + (state as DelayState).flightCount, 0);
}

const commandLine = readCommandLine(process.argv.slice(2), process.env);
if (typeof commandLine === "string") {
  process.stderr.write(`${commandLine}\n\n${USAGE}\n`);
  process.exitCode = 2;
} else {
  try {
    await main(commandLine);
  } catch (error) {
    if (!isRunboxError(error)) throw error;
    process.stderr.write(`${error.code}: ${error.message} ${error.advice}\n`);
    process.exitCode = 1;
  }
}
