import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { startChild } from "../shared/child-process.mjs";
import { tailOfLog } from "../shared/log-tail.mjs";
import { quietEnvironment } from "../shared/quiet-environment.mjs";
import { inRepository, repositoryRoot } from "../shared/repository-root.mjs";
import { beginStep, formatSeconds } from "../shared/step-line.mjs";
import { provisions } from "./provisions.mjs";
import { noTests, readCounts } from "./report-counts.mjs";

/**
 * What became of a stage.
 *
 * @typedef {object} StageResult
 * @property {import("./stages.mjs").Stage} stage
 * @property {"passed" | "failed" | "not run"} outcome
 * @property {import("./report-counts.mjs").TestCounts} counts
 * @property {string} cause why it failed or was not run; empty when it passed
 * @property {string} logFile
 */

const excerptLineCount = 40;
const late = /** @type {const} */ ("late");

/**
 * Runs a stage to its end, showing progress, and never throws: trouble is part of the result.
 *
 * @param {import("./stages.mjs").Stage} stage
 * @param {import("../shared/shutdown.mjs").Shutdown} shutdown
 * @returns {Promise<StageResult>}
 */
export async function runStage(stage, shutdown) {
  const logFile = inRepository(".runbox/logs/test", `${stage.name}.log`);
  const reportFile = inRepository(".runbox/logs/test", `${stage.name}.report.json`);
  mkdirSync(inRepository(".runbox/logs/test"), { recursive: true, mode: 0o700 });
  for (const stale of [logFile, reportFile]) rmSync(stale, { force: true });
  const step = beginStep(stage.title, { detail: () => tailOfLog(logFile, 1)[0] ?? "" });
  const result = await attempt(stage, { logFile, reportFile }, shutdown);
  step.end(markOf[result.outcome], noteFor(result));
  if (result.outcome === "failed") printExcerpt(result);
  return result;
}

/**
 * The result of a stage that is left out.
 *
 * @param {import("./stages.mjs").Stage} stage
 * @param {string} cause
 * @returns {StageResult}
 */
export function leaveOut(stage, cause) {
  beginStep(stage.title).end("skipped", cause);
  return { stage, outcome: "not run", counts: noTests, cause, logFile: "" };
}

const markOf = /** @type {const} */ ({ passed: "done", failed: "failed", "not run": "skipped" });

/**
 * @param {import("./stages.mjs").Stage} stage
 * @param {{ logFile: string, reportFile: string }} files
 * @param {import("../shared/shutdown.mjs").Shutdown} shutdown
 * @returns {Promise<StageResult>}
 */
async function attempt(stage, { logFile, reportFile }, shutdown) {
  /** @type {import("./provisions.mjs").Provided[]} */
  const provided = [];
  try {
    for (const name of stage.provides ?? []) provided.push(await provisions[name]());
    const env = Object.assign(
      { RUNBOX_TEST_REPORT_FILE: reportFile },
      ...provided.map((p) => p.env),
    );
    const cause = await runCommand(stage, { logFile, reportFile, env }, shutdown);
    if (shutdown.isRequested()) return notRun(stage, logFile, "interrupted");
    return judge(stage, { logFile, reportFile, cause });
  } catch (failure) {
    const cause = failure instanceof Error ? failure.message : String(failure);
    return { stage, outcome: "failed", counts: noTests, cause, logFile };
  } finally {
    for (const { stop } of provided.reverse()) await stop();
  }
}

/**
 * @param {import("./stages.mjs").Stage} stage
 * @param {{ logFile: string, reportFile: string, env: NodeJS.ProcessEnv }} options
 * @param {import("../shared/shutdown.mjs").Shutdown} shutdown
 * @returns {Promise<string>} why the command failed; empty when it did not
 */
async function runCommand(stage, { logFile, reportFile, env }, shutdown) {
  const child = startChild({
    command: stage.command({ reportFile }),
    cwd: repositoryRoot,
    env: quietEnvironment({ FORCE_COLOR: "0", ...env }),
    logFile,
  });
  const timer = new AbortController();
  const limit = sleep(stage.limitMs, late, { signal: timer.signal }).catch(() => undefined);
  const end = await Promise.race([child.exited, shutdown.requested, limit]);
  timer.abort();
  if (end === undefined || end === late) {
    await child.stop();
    return end === late ? `it took longer than ${formatSeconds(stage.limitMs)}` : "interrupted";
  }
  if (end.code === 0) return "";
  if (end.failure !== undefined) return end.failure.message;
  return end.signal === null ? `exit code ${end.code}` : `ended by ${end.signal}`;
}

/**
 * @param {import("./stages.mjs").Stage} stage
 * @param {{ logFile: string, reportFile: string, cause: string }} run
 * @returns {StageResult}
 */
function judge(stage, { logFile, reportFile, cause }) {
  if (stage.report === undefined) {
    return { stage, outcome: cause === "" ? "passed" : "failed", counts: noTests, cause, logFile };
  }
  const counts = readReport(stage.report, reportFile);
  if (counts === undefined) {
    const missing = cause === "" ? "it wrote no report" : `${cause}, and no report`;
    return { stage, outcome: "failed", counts: noTests, cause: missing, logFile };
  }
  if (cause === "" && counts.failed === 0)
    return { stage, outcome: "passed", counts, cause, logFile };
  const said = counts.failed === 0 ? cause : `${counts.failed} failed`;
  return { stage, outcome: "failed", counts, cause: said, logFile };
}

/**
 * @param {import("./stages.mjs").ReportFormat} format
 * @param {string} file
 */
function readReport(format, file) {
  try {
    return readCounts(format, JSON.parse(readFileSync(file, "utf8")));
  } catch {
    // A stage that broke before its end leaves no report, or half of one.
    return undefined;
  }
}

/**
 * @param {import("./stages.mjs").Stage} stage
 * @param {string} logFile
 * @param {string} cause
 * @returns {StageResult}
 */
function notRun(stage, logFile, cause) {
  return { stage, outcome: "not run", counts: noTests, cause, logFile };
}

/** @param {StageResult} result */
function noteFor({ stage, outcome, counts, cause }) {
  if (outcome !== "passed") return cause;
  if (stage.report === undefined) return "";
  const skipped = counts.skipped === 0 ? "" : `, ${counts.skipped} skipped`;
  return `${counts.passed} passed${skipped}`;
}

/** @param {StageResult} result */
function printExcerpt({ logFile }) {
  const lines = tailOfLog(logFile, excerptLineCount).map((line) => `    ${line}\n`);
  process.stdout.write(`${lines.join("")}    log: ${logFile}\n`);
}
