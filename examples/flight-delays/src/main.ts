import { isRunboxError } from "@runbox/core";
import { type CommandLine, readCommandLine, USAGE } from "./command-line.ts";
import { createEntityRoster } from "./entity-roster.ts";
import { loadFlights } from "./flight-cache.ts";
import { takeFlights } from "./flight-table.ts";
import { flightsFile } from "./read-flights.ts";
import { openApiTarget, openEmbeddedTarget, type RunTarget } from "./run-target.ts";
import { runWithDisplay } from "./run-with-display.ts";

const say = (text: string) => process.stderr.write(`${text}\n`);

async function main(commandLine: CommandLine): Promise<void> {
  const flights = await loadFlights(flightsFile(), commandLine.cacheFolder);
  const table = takeFlights(flights, commandLine.limit);
  const roster = createEntityRoster(table);
  const target = await openTarget(commandLine);
  try {
    const isStopped = listenForStop();
    const outcome = await runWithDisplay({ commandLine, table, roster, target, isStopped, say });
    if (outcome.end === "stopped") {
      say(`${outcome.runId}: stopped; start it again to go on`);
      return;
    }
    if (outcome.end === "input-ended") await target.finish(outcome.runId);
    const { digest, entityCount, flightCount } = outcome;
    process.stdout.write(`final digest ${digest} entities ${entityCount} flights ${flightCount}\n`);
  } finally {
    await target.close();
  }
}

async function openTarget({ target }: CommandLine): Promise<RunTarget> {
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
