import { execFile } from "node:child_process";
import { EXIT_CODES } from "./exit-codes.ts";
import { createMutantWorkspace } from "./mutant-workspace.ts";
import { MUTANTS, type Mutant } from "./mutants.ts";

/**
 * Shows that the model trial can fail: breaks one rule of the product at a time in a copy of the
 * sources and demands that the trial finds it. Exits with 1 when a mutant survives, when a copy
 * without a change does not pass, or when a text to change is not found exactly once.
 *
 *   node --conditions=@runbox/source packages/storage-conformance/harness/mutation-control.ts
 */

const OPERATION_COUNT = 30_000;
const SEED = 1;

/** The copy in which nothing is broken. */
const UNCHANGED: Mutant = { name: "unchanged", breaks: "nothing", mutations: [] };

interface Outcome {
  readonly exitCode: number;
  readonly firstLine: string;
}

let failures = 0;
await control(UNCHANGED, 0);
for (const mutant of MUTANTS) await control(mutant, EXIT_CODES.mismatch);
print(`mutants=${MUTANTS.length} caught=${MUTANTS.length - failures} failures=${failures}`);
process.exitCode = failures === 0 ? 0 : 1;

async function control(mutant: Mutant, expectedExitCode: number): Promise<void> {
  const { exitCode, firstLine } = await runMutant(mutant);
  const isRight = exitCode === expectedExitCode;
  if (!isRight) failures += 1;
  print(`${isRight ? "ok  " : "FAIL"} ${mutant.name} (${mutant.breaks}): ${firstLine}`);
}

async function runMutant(mutant: Mutant): Promise<Outcome> {
  try {
    const workspace = await createMutantWorkspace(mutant.name, mutant.mutations);
    try {
      return await runModel(workspace.modelRun);
    } finally {
      await workspace.remove();
    }
  } catch (error) {
    return { exitCode: -1, firstLine: error instanceof Error ? error.message : String(error) };
  }
}

function runModel(modelRun: string): Promise<Outcome> {
  const options = ["--operations", String(OPERATION_COUNT), "--seed", String(SEED)];
  const args = ["--conditions=@runbox/source", modelRun, "--storage", "memory", ...options];
  return new Promise((resolve) => {
    execFile(process.execPath, args, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      const output = exitCode === 0 ? stdout : stderr;
      resolve({ exitCode, firstLine: output.split("\n")[0]?.slice(0, 160) ?? "" });
    });
  });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
