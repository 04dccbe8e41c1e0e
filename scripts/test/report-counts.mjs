/**
 * How many tests of a stage passed, failed and were skipped.
 *
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} TestCounts
 */

/** @type {TestCounts} */
export const noTests = { passed: 0, failed: 0, skipped: 0 };

/**
 * Reads the counts out of a parsed report.
 *
 * @param {import("./stages.mjs").ReportFormat} format
 * @param {unknown} report
 * @returns {TestCounts | undefined} undefined when the report lacks a count
 */
export function readCounts(format, report) {
  const counts = countsByFormat[format](report);
  return Object.values(counts).every(isCount) ? /** @type {TestCounts} */ (counts) : undefined;
}

/**
 * The sum over stages.
 *
 * @param {readonly TestCounts[]} all
 * @returns {TestCounts}
 */
export function sumCounts(all) {
  return all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    noTests,
  );
}

/** @type {Record<import("./stages.mjs").ReportFormat, (report: unknown) => Record<keyof TestCounts, unknown>>} */
const countsByFormat = {
  vitest: (report) => ({
    passed: field(report, "numPassedTests"),
    failed: addFileFailures(report),
    skipped: sum(field(report, "numPendingTests"), field(report, "numTodoTests")),
  }),
  playwright: (report) => {
    const stats = field(report, "stats");
    return {
      // A flaky test passed when it was tried again; the playwright log names it.
      passed: sum(field(stats, "expected"), field(stats, "flaky")),
      failed: sum(field(stats, "unexpected"), errorCount(report)),
      skipped: field(stats, "skipped"),
    };
  },
  counts: (report) => ({
    passed: field(report, "passed"),
    failed: field(report, "failed"),
    skipped: field(report, "skipped") ?? 0,
  }),
};

/**
 * Vitest counts failed tests, and a file that cannot be loaded has none; it counts as one.
 *
 * @param {unknown} report
 */
function addFileFailures(report) {
  const files = field(report, "testResults");
  const broken = Array.isArray(files)
    ? files.filter(
        (file) =>
          field(file, "status") === "failed" &&
          !listOf(field(file, "assertionResults")).some(
            (test) => field(test, "status") === "failed",
          ),
      )
    : [];
  return sum(field(report, "numFailedTests"), broken.length);
}

/**
 * Playwright puts what went wrong outside of tests, such as a server that did not start, here.
 *
 * @param {unknown} report
 */
function errorCount(report) {
  return listOf(field(report, "errors")).length;
}

/** @param {unknown} value */
function listOf(value) {
  return Array.isArray(value) ? value : [];
}

/**
 * @param {unknown} a
 * @param {unknown} b
 */
function sum(a, b) {
  return Number(a) + Number(b);
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {unknown}
 */
function field(value, name) {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** @param {unknown} value */
function isCount(value) {
  return Number.isInteger(value) && Number(value) >= 0;
}
