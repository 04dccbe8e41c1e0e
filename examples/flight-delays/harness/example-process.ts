import { fileURLToPath } from "node:url";
import { type ExampleReport, NOTHING_SAID, readLine } from "./example-report.ts";
import { type KillableProcess, startProcess } from "./killable-process.ts";

/** The example as a process, with what it has said. */
export interface ExampleProcess extends Pick<KillableProcess, "ended" | "kill9"> {
  readonly report: ExampleReport;
  /** Resolves when the condition holds, or when the process has ended. */
  reached(condition: (report: ExampleReport) => boolean): Promise<void>;
}

/** How the example is to run. */
export interface ExampleOptions {
  readonly limit: number;
  readonly cwd: string;
  /** Where it keeps its run: arguments and environment. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly say: (text: string) => void;
}

const EXAMPLE_MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));
/** Shared by all trials: decoding the flights is not what is tried. */
const CACHE_FOLDER = fileURLToPath(new URL("../.runbox/flights", import.meta.url));
/** Often enough that a kill can be aimed at any hour of event time. */
const REPORT_INTERVAL_MS = 10;

/** Starts the example. */
export function startExample(options: ExampleOptions): ExampleProcess {
  let report = NOTHING_SAID;
  const waiting = new Set<() => void>();
  const { ended, kill9 } = startProcess({
    file: EXAMPLE_MAIN,
    args: [
      ...options.args,
      ...["--limit", String(options.limit)],
      ...["--cache", CACHE_FOLDER],
      ...["--report-ms", String(REPORT_INTERVAL_MS)],
    ],
    cwd: options.cwd,
    env: options.env,
    onLine: (line) => {
      report = readLine(report, line);
      if (!line.startsWith("at ")) options.say(`example: ${line}`);
      for (const check of waiting) check();
    },
  });
  return {
    ended,
    kill9,
    get report() {
      return report;
    },
    async reached(condition) {
      if (condition(report)) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const check = () => {
        if (condition(report)) resolve();
      };
      waiting.add(check);
      await Promise.race([promise, ended]);
      waiting.delete(check);
    },
  };
}
