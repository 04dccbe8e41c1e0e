import type { ExampleProcess } from "./example-process.ts";
import type { FinalLine } from "./example-report.ts";

/** What a trial works with. */
export interface TrialParts {
  readonly startExample: () => ExampleProcess;
  readonly killCount: number;
  /** The last hour of event time, and where the run begins. */
  readonly startMs: number;
  readonly endMs: number;
  readonly random: () => number;
  readonly say: (text: string) => void;
}

/** How a trial went. */
export interface TrialResult {
  readonly final: FinalLine;
  /** Kills that hit a run between its first savepoint and its end. */
  readonly countedKills: number;
  readonly vainKills: number;
}

const VAIN_KILLS_MAX = 20;
/** About the time that an hour of event time takes: the kill can come anywhere in it. */
const SPREAD_MS = 60;

/**
 * Kills the example again and again and has it resume. Each start has to go on from where the one
 * before had made its savepoints durable, or later.
 */
export async function killExample(parts: TrialParts): Promise<TrialResult> {
  const { killCount, say } = parts;
  let countedKills = 0;
  let vainKills = 0;
  let durableMs: number | undefined;
  let isKillPending = false;
  for (;;) {
    const example = parts.startExample();
    await example.reached((report) => report.fromMs !== undefined);
    const { report } = example;
    if (report.fromMs === undefined) throw new RangeError("The example did not start.");
    if (isKillPending) {
      // The kill hit a run that had a savepoint exactly when there is something to resume.
      if (report.isResumed) countedKills += 1;
      else vainKills += 1;
      isKillPending = false;
    }
    const { fromMs } = report;
    if (durableMs !== undefined && fromMs < durableMs) {
      throw new RangeError(
        `It resumes at ${iso(fromMs)}, although ${iso(durableMs)} was durable already.`,
      );
    }
    if (vainKills > VAIN_KILLS_MAX) throw new RangeError("Too many kills hit nothing.");
    if (countedKills < killCount) {
      await aim(example, fromMs, killCount - countedKills, parts);
      if (await example.kill9()) {
        isKillPending = true;
        durableMs = example.report.hourBeforeMs ?? durableMs;
        say(`killed at ${iso(example.report.hourMs ?? fromMs)}`);
        continue;
      }
    }
    await example.ended;
    const { final } = example.report;
    if (final === undefined) throw new RangeError("The example ended without its final line.");
    return { final, countedKills, vainKills };
  }
}

/** Waits for a random hour, so chosen that enough of the run remains for the kills to come. */
async function aim(
  example: ExampleProcess,
  fromMs: number,
  killsLeft: number,
  { endMs, random }: TrialParts,
): Promise<void> {
  const targetMs = fromMs + random() * ((endMs - fromMs) / (killsLeft + 1)) * 1.5;
  await example.reached(({ hourMs = 0 }) => hourMs >= targetMs);
  await new Promise((resolve) => setTimeout(resolve, random() * SPREAD_MS));
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
