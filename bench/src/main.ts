import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startThrowawayPostgres } from "../../scripts/throwaway-postgres.mjs";
import { BENCHMARKS } from "./benchmarks.ts";
import { describeMachine } from "./machine.ts";
import { writeReport } from "./report.ts";
import type { BenchRow } from "./result.ts";

/**
 * `npm run bench [-- name …]`: runs the benchmarks one after the other and writes
 * `bench/RESULTS.md`. With names it runs those and only prints.
 */
const root = path.resolve(import.meta.dirname, "../..");
const workFolder = path.join(root, ".runbox/bench");
const wanted = process.argv.slice(2);
const chosen = BENCHMARKS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));

mkdirSync(workFolder, { recursive: true });
console.log("starting a PostgreSQL for the comparison");
const postgres = await startThrowawayPostgres();
const sections: { name: string; rows: readonly BenchRow[] }[] = [];
let failedCount = 0;
try {
  for (const { name } of chosen) {
    console.log(`${name} …`);
    const rows = runOne(name, postgres.url);
    if (rows === undefined) failedCount += 1;
    else sections.push({ name, rows });
    for (const row of rows ?? []) console.log(`  ${row.what}: ${row.found}`);
  }
} finally {
  await postgres.stop();
}
const report = writeReport(describeMachine(), sections);
if (wanted.length === 0 && failedCount === 0) {
  writeFileSync(path.join(root, "bench/RESULTS.md"), report);
  console.log("written to bench/RESULTS.md");
}
process.exitCode = failedCount > 0 ? 1 : 0;

function runOne(name: string, postgresUrl: string): readonly BenchRow[] | undefined {
  const script = path.join(import.meta.dirname, "run-one.ts");
  const flags = [
    "--expose-gc",
    "--conditions=@runbox/source",
    "--disable-warning=ExperimentalWarning",
  ];
  const child = spawnSync(process.execPath, [...flags, script, name, workFolder, postgresUrl], {
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
  });
  if (child.status !== 0) {
    console.log(`  ${name} failed with exit code ${child.status}`);
    return undefined;
  }
  return JSON.parse(child.stdout.trim().split("\n").at(-1) ?? "[]");
}
