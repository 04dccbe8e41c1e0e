/**
 * Where progress is written. A terminal gets a line that is rewritten while a step runs;
 * anything else gets one line when a step begins and one when it ends.
 *
 * @typedef {object} StepLine
 * @property {(outcome: StepOutcome, note?: string) => void} end
 */

/** @typedef {"done" | "failed" | "skipped"} StepOutcome */

const marks = { done: "✓", failed: "✗", skipped: "–" };
const terminalRefreshMs = 1_000;
const plainRefreshMs = 30_000;

/**
 * Begins a step and shows that it runs until `end` is called.
 *
 * @param {string} title
 * @param {{ detail?: () => string }} [options] `detail` says what the step is doing right now
 * @returns {StepLine}
 */
export function beginStep(title, { detail = () => "" } = {}) {
  const startedAt = performance.now();
  const out = process.stdout;
  const elapsed = () => formatSeconds(performance.now() - startedAt);
  const showRunning = () => {
    const line = `… ${title} (${elapsed()}) ${detail()}`.trimEnd();
    out.write(out.isTTY ? `\r\x1b[K${line.slice(0, (out.columns ?? 80) - 1)}` : `${line}\n`);
  };
  if (out.isTTY) showRunning();
  else out.write(`… ${title}\n`);
  const timer = setInterval(showRunning, out.isTTY ? terminalRefreshMs : plainRefreshMs);
  timer.unref();
  return {
    end(outcome, note = "") {
      clearInterval(timer);
      const line = `${marks[outcome]} ${title} (${elapsed()}) ${note}`.trimEnd();
      out.write(out.isTTY ? `\r\x1b[K${line}\n` : `${line}\n`);
    },
  };
}

/**
 * Runs one piece of work as a step.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function asStep(title, work) {
  const step = beginStep(title);
  try {
    const result = await work();
    step.end("done");
    return result;
  } catch (failure) {
    step.end("failed");
    throw failure;
  }
}

/**
 * "0.4 s", "12 s", "3 min 05 s".
 *
 * @param {number} durationMs
 * @returns {string}
 */
export function formatSeconds(durationMs) {
  const seconds = durationMs / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}
