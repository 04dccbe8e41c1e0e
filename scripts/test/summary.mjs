import { sumCounts } from "./report-counts.mjs";

/**
 * Whether every stage passed. A stage that was not run is not a pass.
 *
 * @param {readonly import("./run-stage.mjs").StageResult[]} results
 * @returns {boolean}
 */
export function allPassed(results) {
  return results.every(({ outcome }) => outcome === "passed");
}

/**
 * The closing lines. The last one is "N passed, M failed". M counts failed tests, and one for
 * each stage that failed without a failed test, so that it is zero only when nothing failed.
 *
 * @param {readonly import("./run-stage.mjs").StageResult[]} results
 * @returns {readonly string[]}
 */
export function summarise(results) {
  const { passed, failed, skipped } = sumCounts(results.map(({ counts }) => counts));
  const stageFailures = results.filter(
    ({ outcome, counts }) => outcome === "failed" && counts.failed === 0,
  ).length;
  const notes = results
    .filter(({ outcome }) => outcome !== "passed")
    .map(({ stage, outcome, cause, logFile }) => {
      const log = logFile === "" ? "" : `; ${logFile}`;
      return `${stage.name}: ${outcome} (${cause}${log})`;
    });
  const skips = skipped === 0 ? [] : [`${skipped} skipped`];
  return [...notes, ...skips, `${passed} passed, ${failed + stageFailures} failed`];
}
