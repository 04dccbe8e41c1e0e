import { type ApiServer, startApiServer } from "./api-server.ts";
import { createTrialDatabase, type TrialDatabase } from "./database.ts";
import { startExample } from "./example-process.ts";
import type { FinalLine } from "./example-report.ts";
import { type HarnessOptions, readHarnessOptions, USAGE } from "./harness-options.ts";
import { killApi } from "./kill-api.ts";
import { killExample, type TrialResult } from "./kill-example.ts";
import { createRandom } from "./random.ts";

const say = (text: string) => process.stdout.write(`${text}\n`);

/** A run without kills, in memory: what every other run has to end with. */
interface Reference {
  readonly final: FinalLine;
  readonly startMs: number;
  readonly endMs: number;
}

async function runReference(limit: number, cwd: string): Promise<Reference> {
  say("reference: an uninterrupted run in memory");
  const example = startExample({ limit, cwd, args: ["--embedded", "memory"], env: {}, say });
  await example.ended;
  const { final, fromMs, hourMs } = example.report;
  if (final === undefined || fromMs === undefined || hourMs === undefined) {
    throw new RangeError("The reference run did not end well.");
  }
  return { final, startMs: fromMs, endMs: hourMs };
}

async function runTrial(
  options: HarnessOptions,
  database: TrialDatabase,
  reference: Reference,
): Promise<void> {
  const { limit, killCount, victim } = options;
  const api = options.over === "api" ? await startApiServer(database, say) : undefined;
  const start = () => startExample({ limit, cwd: database.folder, ...reachOf(database, api), say });
  try {
    const { startMs, endMs } = reference;
    const random = createRandom(options.seed);
    const parts = { startExample: start, killCount, startMs, endMs, random, say };
    const result =
      victim === "api" && api !== undefined ? await killApi(parts, api) : await killExample(parts);
    requireSame("the killed run", result.final, reference.final);
    requireKills(result, killCount);
    say("once more: what the database holds");
    const again = start();
    await again.ended;
    if (!again.report.isResumed) throw new RangeError("The ended run was not resumed.");
    requireSame("the stored states", again.report.final, reference.final);
    say(
      `survived ${result.countedKills} kills of the ${victim} (${result.vainKills} hit nothing); digest ${result.final.digest} entities ${result.final.entityCount} flights ${result.final.flightCount}`,
    );
  } finally {
    await api?.kill9();
  }
}

/** How the example reaches its run. */
function reachOf(database: TrialDatabase, api: ApiServer | undefined) {
  return api === undefined
    ? { args: ["--embedded", database.url], env: {} }
    : { args: [], env: { RUNBOX_API_URL: api.url, RUNBOX_TOKEN: api.token } };
}

function requireSame(what: string, found: FinalLine | undefined, wanted: FinalLine): void {
  const isSame =
    found?.digest === wanted.digest &&
    found.entityCount === wanted.entityCount &&
    found.flightCount === wanted.flightCount;
  if (!isSame) {
    throw new RangeError(
      `Of ${what}: ${JSON.stringify(found)}, but the reference is ${JSON.stringify(wanted)}.`,
    );
  }
}

/** Kills that hit nothing prove nothing. */
function requireKills({ countedKills }: TrialResult, killCount: number): void {
  if (countedKills >= killCount) return;
  throw new RangeError(
    `Only ${countedKills} of ${killCount} kills came between the first savepoint and the end; take more flights.`,
  );
}

async function main(options: HarnessOptions): Promise<void> {
  const database = await createTrialDatabase(options.store);
  try {
    const reference = await runReference(options.limit, database.folder);
    await runTrial(options, database, reference);
  } finally {
    await database.remove();
  }
}

try {
  await main(readHarnessOptions(process.argv.slice(2)));
} catch (error) {
  const isPlain = error instanceof RangeError || error instanceof TypeError;
  process.stderr.write(isPlain ? `FAILED: ${error.message}\n\n${USAGE}\n` : `${String(error)}\n`);
  process.exitCode = 1;
}
