import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { startThrowawayPostgres } from "../../../scripts/throwaway-postgres.mjs";
import { type CycleOutcome, runKillCycle } from "./kill-cycle.ts";

/**
 * Kills a writer with `kill -9` at random moments, over and over on the same database, and
 * demands after each kill that the newest savepoint is no older than the last acknowledged one
 * and holds exactly the states it must.
 *
 * `node … kill-cycles.ts --store sqlite|postgresql [--cycles 300] [--lanes 2] [--seed N]
 * [--victim writer|server] [--expect-loss]`
 *
 * `--expect-loss` is the control: the writer acknowledges too early, and the harness must find
 * losses, or it proves nothing.
 */
const { values } = parseArgs({
  options: {
    store: { type: "string", default: "sqlite" },
    cycles: { type: "string", default: "300" },
    lanes: { type: "string", default: "2" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    victim: { type: "string", default: "writer" },
    "expect-loss": { type: "boolean", default: false },
  },
});

/** A run in which most cycles acknowledged nothing would prove nothing. */
const ACKED_SHARE_MIN = 0.6;

const cycleCount = Number(values.cycles);
const laneCount = Number(values.lanes);
const seed = Number(values.seed);
const workFolder = path.resolve(import.meta.dirname, "../../../.runbox");
mkdirSync(workFolder, { recursive: true });
const folder = mkdtempSync(path.join(workFolder, "kill-cycles-"));
const postgres = values.store === "postgresql" ? await startThrowawayPostgres() : undefined;
console.log(`kill cycles on ${values.store}: ${cycleCount} cycles, seed ${seed}`);

const startedAt = Date.now();
const outcomes: CycleOutcome[] = [];
try {
  await Promise.all(Array.from({ length: laneCount }, (_, lane) => runLane(lane)));
} finally {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}
report();

async function runLane(lane: number): Promise<void> {
  const url = postgres?.url ?? `file:${folder}/lane-${lane}.db`;
  let acknowledged = 0;
  let generation = 0;
  for (let cycle = lane; cycle < cycleCount; cycle += laneCount) {
    const outcome = await runKillCycle({
      url,
      runId: `lane-${lane}-${generation}`,
      acknowledged,
      seed: seed + cycle,
      ack: cycle % 2 === 0 ? "savepoint" : "push",
      isEarlyAck: values["expect-loss"],
      ...(values.victim === "server" && postgres !== undefined ? { server: postgres } : {}),
    });
    outcomes.push(outcome);
    acknowledged = outcome.acknowledged;
    // A run that was killed before its first savepoint cannot go on: the next one begins anew.
    // After a loss too, so that one loss is counted once.
    if (outcome.isUnloadable || outcome.losses.length > 0) {
      generation += 1;
      acknowledged = 0;
    }
    if ((cycle + 1) % 50 === 0) console.log(`  ${cycle + 1} cycles`);
  }
}

function report(): void {
  const losses = outcomes.flatMap((outcome) => outcome.losses);
  const ackCount = outcomes.reduce((sum, outcome) => sum + outcome.ackCount, 0);
  const ackedCycles = outcomes.filter((outcome) => outcome.ackCount > 0).length;
  const resumed = outcomes.filter((outcome) => outcome.isResumed).length;
  for (const loss of losses.slice(0, 10)) console.log(`  LOSS: ${loss}`);
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(0);
  console.log(
    `${outcomes.length} kills, ${ackCount} acknowledged savepoints, ${resumed} resumed from one, ` +
      `${losses.length} losses, ${seconds} s`,
  );
  const isVacuous = ackedCycles < ACKED_SHARE_MIN * outcomes.length;
  if (isVacuous) console.log(`vacuous: only ${ackedCycles} cycles acknowledged anything`);
  const isAsExpected = values["expect-loss"] ? losses.length > 0 : losses.length === 0;
  if (!isAsExpected && values["expect-loss"]) console.log("the control was not noticed");
  const isGood = isAsExpected && !isVacuous;
  const reportFile = process.env["RUNBOX_TEST_REPORT_FILE"];
  if (reportFile !== undefined) {
    const failed = values["expect-loss"] ? 0 : losses.length;
    const counts = { passed: outcomes.length - failed, failed: isGood ? 0 : Math.max(1, failed) };
    writeFileSync(reportFile, JSON.stringify({ ...counts, skipped: 0 }));
  }
  process.exitCode = isGood ? 0 : 1;
}
