import { type Bar, Presets, SingleBar } from "cli-progress";
import type { HourProgress } from "./flight-run.ts";

/** Shows how far a run is: a bar on a terminal, a line now and then elsewhere. */
export interface ProgressDisplay {
  update(progress: HourProgress): void;
  stop(): void;
}

/** What a display is made of. */
export interface ProgressOptions {
  readonly flightCount: number;
  /** How many flights are done when it begins. */
  readonly firstIndex: number;
  readonly output: NodeJS.WriteStream;
  /** How often a line is written where there is no terminal. */
  readonly lineIntervalMs: number;
  /** Wall time in milliseconds. */
  readonly nowMs: () => number;
}

const REDRAWS_PER_SECOND = 10;

/** Creates the display that fits the output. */
export function createProgressDisplay(options: ProgressOptions): ProgressDisplay {
  const rates = createRates(options);
  return options.output.isTTY ? createBar(options, rates) : createLines(options, rates);
}

interface Rates {
  /** Savepoints since the process began, and flights per second. */
  read(progress: HourProgress): { readonly savepoints: number; readonly flightsPerSecond: number };
}

function createRates({ firstIndex, nowMs }: ProgressOptions): Rates {
  const startedAtMs = nowMs();
  let savepoints = 0;
  return {
    read({ flightIndex }) {
      savepoints += 1;
      const seconds = Math.max(nowMs() - startedAtMs, 1) / 1_000;
      return { savepoints, flightsPerSecond: Math.round((flightIndex - firstIndex) / seconds) };
    },
  };
}

function createBar(
  { flightCount, firstIndex, output }: ProgressOptions,
  rates: Rates,
): ProgressDisplay {
  const bar: Bar = new SingleBar(
    {
      format:
        "{bar} {percentage}% | {time} | {flightsPerSecond} flights/s | {savepoints} savepoints",
      stream: output,
      fps: REDRAWS_PER_SECOND,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(flightCount, firstIndex, { time: "", flightsPerSecond: 0, savepoints: 0 });
  return {
    update(progress) {
      bar.update(progress.flightIndex, { time: formatHour(progress), ...rates.read(progress) });
    },
    stop: () => bar.stop(),
  };
}

function createLines(
  { output, nowMs, lineIntervalMs }: ProgressOptions,
  rates: Rates,
): ProgressDisplay {
  let writtenAtMs = Number.NEGATIVE_INFINITY;
  return {
    update(progress) {
      const { savepoints, flightsPerSecond } = rates.read(progress);
      if (nowMs() - writtenAtMs < lineIntervalMs) return;
      writtenAtMs = nowMs();
      output.write(
        `at ${formatHour(progress)} flights ${progress.flightIndex} rate ${flightsPerSecond}/s savepoints ${savepoints}\n`,
      );
    },
    stop() {},
  };
}

function formatHour({ hourMs }: HourProgress): string {
  return new Date(hourMs).toISOString();
}
