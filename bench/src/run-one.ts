import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { BENCHMARKS } from "./benchmarks.ts";

/**
 * Runs one benchmark in a process of its own, so that none disturbs the heap of another, and
 * prints its rows as one line of JSON on standard output.
 */
const [name, workFolder, postgresUrl] = process.argv.slice(2);
const benchmark = BENCHMARKS.find((candidate) => candidate.name === name);
if (benchmark === undefined || workFolder === undefined || postgresUrl === undefined) {
  process.stderr.write(
    `usage: run-one.ts <${BENCHMARKS.map((b) => b.name).join("|")}> <folder> <url>\n`,
  );
  process.exit(2);
}
const folder = mkdtempSync(path.join(workFolder, `${benchmark.name}-`));
try {
  const rows = await benchmark.run({
    folder,
    postgresUrl,
    log: (line) => process.stderr.write(`  ${line}\n`),
  });
  process.stdout.write(`${JSON.stringify(rows)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
