import { nodeTool } from "../shared/node-tool.mjs";
import { inRepository } from "../shared/repository-root.mjs";

/**
 * One step of `npm test`.
 *
 * @typedef {object} Stage
 * @property {string} name what `npm test -- <name>` selects
 * @property {"checks" | "tests" | "trials"} group `npm test -- checks` selects a whole group
 * @property {string} title
 * @property {(paths: { reportFile: string }) => readonly [string, ...string[]]} command
 * @property {ReportFormat} [report] how the counts in `reportFile` are read; none for a check
 * @property {readonly string[]} requires stages that must have passed; they are run as well
 * @property {readonly Provision[]} [provides] what is set up for the stage and taken down after it
 * @property {number} limitMs after this the stage is stopped and counts as failed
 */

/**
 * `counts` is `{ "passed": 12, "failed": 0, "skipped": 0 }`, written by the stage itself to the
 * file that the environment variable RUNBOX_TEST_REPORT_FILE names.
 *
 * @typedef {"vitest" | "playwright" | "counts"} ReportFormat
 */

/**
 * `postgres` sets RUNBOX_TEST_POSTGRES_URL, `chromium` sets CHROMIUM_PATH, `e2e-ports` sets
 * RUNBOX_E2E_API_PORT and RUNBOX_E2E_WEB_PORT to free ports.
 *
 * @typedef {"postgres" | "chromium" | "e2e-ports"} Provision
 */

const minuteMs = 60_000;

/**
 * All stages in the order in which they run. A new one is a new entry.
 *
 * @type {readonly Stage[]}
 */
export const stages = [
  {
    name: "generate",
    group: "checks",
    title: "Generated code",
    command: () => nodeTool("turbo", "run", "generate", "--output-logs=new-only"),
    requires: [],
    limitMs: 5 * minuteMs,
  },
  {
    name: "lint",
    group: "checks",
    title: "Lint and format (biome)",
    command: () => nodeTool("biome", "check", "."),
    requires: [],
    limitMs: 5 * minuteMs,
  },
  {
    name: "source-rules",
    group: "checks",
    title: "Source rules",
    command: () => [process.execPath, inRepository("scripts/check-source-rules.mjs")],
    requires: [],
    limitMs: 5 * minuteMs,
  },
  {
    name: "typecheck",
    group: "checks",
    title: "Types of the workspaces",
    command: () => nodeTool("turbo", "run", "typecheck", "--continue", "--output-logs=errors-only"),
    requires: ["generate"],
    limitMs: 15 * minuteMs,
  },
  {
    name: "typecheck-scripts",
    group: "checks",
    title: "Types of the scripts",
    command: () => nodeTool("tsc", "-p", "scripts/tsconfig.json"),
    requires: [],
    limitMs: 5 * minuteMs,
  },
  {
    name: "boundaries",
    group: "checks",
    title: "Import boundaries (dependency-cruiser)",
    command: () => [process.execPath, inRepository("scripts/check-boundaries.mjs")],
    requires: ["generate"],
    limitMs: 5 * minuteMs,
  },
  {
    name: "dead-code",
    group: "checks",
    title: "Dead code (knip)",
    command: () => nodeTool("knip"),
    requires: ["generate"],
    limitMs: 5 * minuteMs,
  },
  {
    name: "unit",
    group: "tests",
    title: "Unit and integration tests (vitest)",
    command: ({ reportFile }) =>
      nodeTool(
        "vitest",
        "run",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${reportFile}`,
      ),
    report: "vitest",
    requires: ["generate"],
    provides: ["postgres"],
    limitMs: 30 * minuteMs,
  },
  {
    name: "build",
    group: "checks",
    title: "Production build",
    command: () => nodeTool("turbo", "run", "build", "--output-logs=new-only"),
    requires: ["generate"],
    limitMs: 15 * minuteMs,
  },
  {
    name: "e2e",
    group: "tests",
    title: "Browser tests (playwright)",
    command: () => nodeTool("playwright", "test"),
    report: "playwright",
    requires: ["build"],
    provides: ["chromium", "e2e-ports"],
    limitMs: 30 * minuteMs,
  },
  {
    name: "model-memory",
    group: "trials",
    title: "1,000,000 random operations against the reference model, in memory",
    command: () => trial("storage-conformance/harness/model-run.ts", "--operations", "1000000"),
    requires: ["generate"],
    limitMs: 10 * minuteMs,
  },
  {
    name: "model-sqlite",
    group: "trials",
    title: "20,000 random operations against the reference model, on SQLite",
    command: () =>
      trial(
        "storage-conformance/harness/model-run.ts",
        "--storage",
        "sqlite",
        "--operations",
        "20000",
      ),
    requires: ["generate"],
    limitMs: 10 * minuteMs,
  },
  {
    name: "model-postgresql",
    group: "trials",
    title: "20,000 random operations against the reference model, on PostgreSQL",
    command: () =>
      trial(
        "storage-conformance/harness/model-run.ts",
        "--storage",
        "postgresql",
        "--operations",
        "20000",
      ),
    requires: ["generate"],
    provides: ["postgres"],
    limitMs: 10 * minuteMs,
  },
  {
    name: "model-control",
    group: "trials",
    title: "The reference model notices every rule that is broken on purpose",
    command: () => trial("storage-conformance/harness/mutation-control.ts"),
    requires: ["generate"],
    limitMs: 10 * minuteMs,
  },
  {
    name: "kill-sqlite",
    group: "trials",
    title: "kill -9 of a writer on SQLite, 100 times: nothing acknowledged is lost",
    command: () => trial("storage/harness/kill-cycles.ts", "--store", "sqlite", "--cycles", "100"),
    report: "counts",
    requires: ["generate"],
    limitMs: 15 * minuteMs,
  },
  {
    name: "kill-postgresql",
    group: "trials",
    title: "kill -9 of PostgreSQL under a writer, 10 times: nothing acknowledged is lost",
    command: () =>
      trial(
        "storage/harness/kill-cycles.ts",
        "--store",
        "postgresql",
        "--victim",
        "server",
        "--cycles",
        "10",
        "--lanes",
        "1",
      ),
    report: "counts",
    requires: ["generate"],
    limitMs: 10 * minuteMs,
  },
  {
    name: "kill-control",
    group: "trials",
    title: "The kill trials notice a writer that acknowledges too early",
    command: () =>
      trial(
        "storage/harness/kill-cycles.ts",
        "--store",
        "sqlite",
        "--cycles",
        "12",
        "--expect-loss",
      ),
    requires: ["generate"],
    limitMs: 10 * minuteMs,
  },
];

/**
 * A harness of one of the packages, run from its source.
 *
 * @param {string} script path below `packages`
 * @param {string[]} options
 * @returns {readonly [string, ...string[]]}
 */
function trial(script, ...options) {
  const flags = ["--conditions=@runbox/source", "--disable-warning=ExperimentalWarning"];
  return [process.execPath, ...flags, inRepository(`packages/${script}`), ...options];
}
