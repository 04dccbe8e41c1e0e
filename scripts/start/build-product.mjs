import { startChild } from "../shared/child-process.mjs";
import { tailOfLog } from "../shared/log-tail.mjs";
import { nodeTool } from "../shared/node-tool.mjs";
import { PlainFailure } from "../shared/plain-failure.mjs";
import { quietEnvironment } from "../shared/quiet-environment.mjs";
import { inRepository, repositoryRoot } from "../shared/repository-root.mjs";
import { beginStep } from "../shared/step-line.mjs";

/**
 * Generates and builds what `npm start` runs. Turbo skips whatever did not change.
 *
 * @param {{ demo: boolean, shutdown: import("../shared/shutdown.mjs").Shutdown }} options
 * @returns {Promise<void>}
 * @throws {PlainFailure} naming the log
 */
export async function buildProduct({ demo, shutdown }) {
  const wanted = ["@runbox/api", "@runbox/web", ...(demo ? ["@runbox/example-flight-delays"] : [])];
  const filters = wanted.map((name) => `--filter=${name}`);
  await runTurbo("Generating code", ["generate"], "generate.log", shutdown);
  if (shutdown.isRequested()) return;
  await runTurbo("Building", ["build", ...filters], "build.log", shutdown);
}

/**
 * @param {string} title
 * @param {readonly string[]} args
 * @param {string} logName
 * @param {import("../shared/shutdown.mjs").Shutdown} shutdown
 */
async function runTurbo(title, args, logName, shutdown) {
  const logFile = inRepository(".runbox/logs", logName);
  const step = beginStep(title, { detail: () => tailOfLog(logFile, 1)[0] ?? "" });
  const child = startChild({
    command: nodeTool("turbo", "run", ...args, "--output-logs=new-only"),
    cwd: repositoryRoot,
    env: quietEnvironment(),
    logFile,
  });
  shutdown.add(() => child.stop());
  const exit = await Promise.race([child.exited, shutdown.requested]);
  if (exit === undefined) return step.end("skipped", "interrupted");
  if (exit.code === 0) return step.end("done", describeCache(logFile));
  step.end("failed");
  const excerpt = tailOfLog(logFile, 25).map((line) => `  ${line}`);
  throw new PlainFailure(`${title} failed; see ${logFile}\n${excerpt.join("\n")}`);
}

/** @param {string} logFile */
function describeCache(logFile) {
  return tailOfLog(logFile, 5).some((line) => line.includes("FULL TURBO")) ? "nothing changed" : "";
}
