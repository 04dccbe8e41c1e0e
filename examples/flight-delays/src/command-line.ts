import { parseArgs } from "node:util";

/** What the command line asks for. */
export interface CommandLine {
  readonly runId: string;
  readonly hoursPerSecond: number | "max";
  readonly untilMs: number | undefined;
  /** How many flights there are at most, as if the data set ended there. */
  readonly limit: number;
  readonly target:
    | { readonly embeddedUrl: string }
    | { readonly apiUrl: string; readonly token: string };
  readonly cacheFolder: string;
  /** How often a line tells the progress where there is no terminal. */
  readonly reportIntervalMs: number;
}

export const USAGE = `Usage: node dist/main.js [options]

  --run-id ID       the run's name                          (flights-2001)
  --speed N         event hours per second, or max          (max)
  --until ISO       leave flights from this moment on for another time
  --limit N         take only the first N flights, as if there were no more;
                    a run keeps its limit: another one is another --run-id
  --embedded URL    keep the run in this process: file:…, postgresql://… or memory
  --cache FOLDER    where decoded flights are kept          (.runbox/flights)
  --report-ms N     without a terminal: a line every N ms   (1000)

Without --embedded the run is kept behind the API at RUNBOX_API_URL, with the token RUNBOX_TOKEN.`;

/** Reads the command line. Gives a sentence instead when it makes no sense. */
export function readCommandLine(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CommandLine | string {
  try {
    return toCommandLine(parse(args), environment);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

type Values = ReturnType<typeof parse>;

function parse(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      "run-id": { type: "string", default: "flights-2001" },
      speed: { type: "string", default: "max" },
      until: { type: "string" },
      limit: { type: "string" },
      embedded: { type: "string" },
      cache: { type: "string", default: ".runbox/flights" },
      "report-ms": { type: "string", default: "1000" },
    },
  });
  return values;
}

function toCommandLine(
  values: Values,
  environment: Readonly<Record<string, string | undefined>>,
): CommandLine {
  return {
    runId: values["run-id"],
    hoursPerSecond: values.speed === "max" ? "max" : positive("--speed", values.speed),
    untilMs: values.until === undefined ? undefined : moment("--until", values.until),
    limit: values.limit === undefined ? Number.POSITIVE_INFINITY : whole("--limit", values.limit),
    target:
      values.embedded === undefined ? apiTarget(environment) : { embeddedUrl: values.embedded },
    cacheFolder: values.cache,
    reportIntervalMs: whole("--report-ms", values["report-ms"]),
  };
}

function apiTarget(environment: Readonly<Record<string, string | undefined>>) {
  const { RUNBOX_API_URL: apiUrl, RUNBOX_TOKEN: token } = environment;
  if (apiUrl === undefined || token === undefined || apiUrl === "" || token === "") {
    throw new RangeError("Set RUNBOX_API_URL and RUNBOX_TOKEN, or give --embedded.");
  }
  return { apiUrl, token };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0)
    throw new RangeError(`${name} takes a number above 0.`);
  return value;
}

function whole(name: string, text: string): number {
  const value = positive(name, text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${name} takes a whole number.`);
  return value;
}

function moment(name: string, text: string): number {
  const value = Date.parse(text);
  if (Number.isNaN(value)) throw new RangeError(`${name} takes a moment, as 2001-03-01T00:00:00Z.`);
  return value;
}
