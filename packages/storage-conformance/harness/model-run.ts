import { parseArgs } from "node:util";
import { addCounts, createEventCounts, findVacuity } from "../src/model/event-counts.ts";
import { ModelMismatch } from "../src/model/model-mismatch.ts";
import { runModelTrial } from "../src/model/model-trial.ts";
import { EXIT_CODES } from "./exit-codes.ts";
import { chooseStorage } from "./storage-choice.ts";

/**
 * Compares a storage and the engine over it with the reference model, through many random
 * operations. Ends with a line of counts; exits with 2 on a mismatch, and with 3 when too
 * little happened for the comparison to mean anything.
 *
 *   node --conditions=@runbox/source packages/storage-conformance/harness/model-run.ts \
 *     --storage memory --operations 1000000 --seed 1
 */

/** A trial is started afresh after so many operations, so that its history stays short. */
const OPERATIONS_PER_TRIAL = 50_000;

// Refusals are expected here by the hundred thousand: where each arose is of no interest.
Error.stackTraceLimit = 0;

const { values } = parseArgs({
  options: {
    storage: { type: "string", default: "memory" },
    operations: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
  },
});
const operationCount = parseCount("operations", values.operations);
const firstSeed = parseCount("seed", values.seed);
const harness = await chooseStorage(values.storage);
const startedAt = performance.now();
const sum = createEventCounts();
const isShared = harness.name !== "memory";

try {
  let done = 0;
  let trial = 0;
  while (done < operationCount) {
    // A durable storage keeps its runs, so one trial does all: their names must not meet again.
    const count = isShared ? operationCount : Math.min(OPERATIONS_PER_TRIAL, operationCount - done);
    const seed = firstSeed * 1_000_003 + trial;
    addCounts(sum, await runModelTrial({ harness, seed, operationCount: count }));
    done += count;
    trial += 1;
  }
  const vacuity = findVacuity(sum, operationCount);
  if (vacuity.length > 0) fail("vacuous", `too little happened: ${vacuity.join("; ")}`);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const counts = Object.entries(sum).map(([event, count]) => `${event}=${count}`);
  const head = `storage=${harness.name} seed=${firstSeed} operations=${operationCount}`;
  print(`${head} seconds=${seconds} mismatches=0 ${counts.join(" ")}`);
} catch (error) {
  const kind = error instanceof ModelMismatch ? "mismatch" : "broken";
  fail(kind, error instanceof Error ? error.message : String(error));
}

function parseCount(option: string, text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= 0) return count;
  fail("broken", `--${option} takes a whole number`);
  return process.exit();
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(kind: keyof typeof EXIT_CODES, reason: string): void {
  process.exitCode = EXIT_CODES[kind];
  process.stderr.write(`${reason}\n`);
}
