import { printFailure } from "../shared/plain-failure.mjs";
import { listenForShutdown } from "../shared/shutdown.mjs";
import { leaveOut, runStage } from "./run-stage.mjs";
import { selectStages } from "./select-stages.mjs";
import { stages } from "./stages.mjs";
import { allPassed, summarise } from "./summary.mjs";

const usage = "Usage: npm test [-- stage …]    npm test -- --list shows the stages";

const shutdown = listenForShutdown();
try {
  const words = process.argv.slice(2);
  if (words.includes("--help")) process.stdout.write(`${usage}\n`);
  else if (words.includes("--list")) list();
  else process.exitCode = await runAll(selectStages(stages, words));
} catch (failure) {
  printFailure(failure);
  process.exitCode = 2;
}
process.exit();

function list() {
  for (const { name, group, title } of stages) {
    process.stdout.write(`${name.padEnd(18)} ${group.padEnd(7)} ${title}\n`);
  }
}

/**
 * Runs every stage even when one fails, so that one run tells about all troubles; a stage is
 * left out only when one that it requires has not passed.
 *
 * @param {readonly import("./stages.mjs").Stage[]} selected
 * @returns {Promise<number>} the exit code
 */
async function runAll(selected) {
  /** @type {import("./run-stage.mjs").StageResult[]} */
  const results = [];
  for (const stage of selected) {
    const missing = stage.requires.find((name) => !hasPassed(results, name));
    if (shutdown.isRequested()) results.push(leaveOut(stage, "interrupted"));
    else if (missing !== undefined) results.push(leaveOut(stage, `${missing} has not passed`));
    else results.push(await runStage(stage, shutdown));
  }
  process.stdout.write(`\n${summarise(results).join("\n")}\n`);
  if (shutdown.isRequested()) return 130;
  return allPassed(results) ? 0 : 1;
}

/**
 * @param {readonly import("./run-stage.mjs").StageResult[]} results
 * @param {string} name
 */
function hasPassed(results, name) {
  return results.some(({ stage, outcome }) => stage.name === name && outcome === "passed");
}
