import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Mutation } from "./mutants.ts";

const REPOSITORY = fileURLToPath(new URL("../../../", import.meta.url));
// Inside the repository, so that its dependencies resolve; not below `node_modules`, where Node
// does not run TypeScript.
const WORKSPACES = join(REPOSITORY, ".runbox/mutants");

/** A copy of the engine and of this package, in which something is changed. */
export interface MutantWorkspace {
  /** The model run of the copy. */
  readonly modelRun: string;
  remove(): Promise<void>;
}

/** A text to change that does not stand in the source exactly once. */
export class MutationMissed extends Error {
  override readonly name = "MutationMissed";
}

/**
 * Copies the sources and changes them.
 *
 * @throws `MutationMissed` when a text to change is not found exactly once.
 */
export async function createMutantWorkspace(
  name: string,
  mutations: readonly Mutation[],
): Promise<MutantWorkspace> {
  const folder = join(WORKSPACES, `${name}-${process.pid}`);
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    for (const part of ["core/src", "core/package.json"]) await copyPart(folder, part);
    for (const part of ["src", "harness", "package.json"]) {
      await copyPart(folder, `storage-conformance/${part}`);
    }
    await mkdir(join(folder, "node_modules/@runbox"), { recursive: true });
    await symlink(join(folder, "core"), join(folder, "node_modules/@runbox/core"), "junction");
    for (const mutation of mutations) await mutate(join(folder, "core/src"), mutation);
  } catch (error) {
    await remove();
    throw error;
  }
  return { modelRun: join(folder, "storage-conformance/harness/model-run.ts"), remove };
}

async function copyPart(folder: string, part: string): Promise<void> {
  await cp(join(REPOSITORY, "packages", part), join(folder, part), { recursive: true });
}

async function mutate(sources: string, { file, find, replace }: Mutation): Promise<void> {
  const path = join(sources, file);
  const text = await readFile(path, "utf8");
  const pieces = text.split(find);
  if (pieces.length !== 2) {
    throw new MutationMissed(`${file} has ${pieces.length - 1} times: ${find}`);
  }
  await writeFile(path, pieces.join(replace));
}
