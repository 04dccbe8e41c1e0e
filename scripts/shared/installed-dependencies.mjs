import { execFile } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { promisify } from "node:util";
import { PlainFailure } from "./plain-failure.mjs";
import { inRepository, repositoryRoot } from "./repository-root.mjs";
import { asStep } from "./step-line.mjs";

/** @typedef {{ readonly version?: string, readonly integrity?: string, readonly optional?: boolean, readonly link?: boolean }} LockedPackage */
/** @typedef {Readonly<Record<string, LockedPackage>>} LockedPackages */

/**
 * Installs what the lockfile says, unless node_modules already holds exactly that.
 *
 * @returns {Promise<void>}
 * @throws {PlainFailure} with what npm says
 */
export async function installWhenStale() {
  if (isInstalled()) return;
  await asStep("Installing dependencies (npm ci)", async () => {
    const flags = ["--include=dev", "--include=optional", "--no-audit", "--no-fund"];
    try {
      await promisify(execFile)("npm", ["ci", ...flags], {
        cwd: repositoryRoot,
        maxBuffer: 64 * 1024 * 1024,
        shell: process.platform === "win32",
      });
    } catch (failure) {
      throw new PlainFailure(`npm ci failed: ${startOfErrors(failure)}`);
    }
  });
}

function isInstalled() {
  const lockfile = inRepository("package-lock.json");
  const record = inRepository("node_modules", ".package-lock.json");
  const recordedAt = statSync(record, { throwIfNoEntry: false })?.mtimeMs;
  if (recordedAt === undefined) return false;
  if (statSync(lockfile).mtimeMs <= recordedAt) return true;
  // A checkout gives the lockfile a new time without a new content.
  return holdsEverything(readPackages(record), readPackages(lockfile));
}

/**
 * Whether the installed packages are those of the lockfile. Optional ones may be absent: most
 * are for other platforms.
 *
 * @param {LockedPackages} installed
 * @param {LockedPackages} locked
 * @returns {boolean}
 */
export function holdsEverything(installed, locked) {
  const wanted = Object.entries(locked).filter(([path]) => path.startsWith("node_modules/"));
  const complete = wanted.every(([path, entry]) => {
    const present = installed[path];
    if (present === undefined) return entry.optional === true;
    return present.version === entry.version && present.integrity === entry.integrity;
  });
  return complete && Object.keys(installed).every((path) => path in locked);
}

/**
 * @param {string} file
 * @returns {LockedPackages}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
}

/**
 * npm says what is wrong in its first error lines; warnings come before and usage after them.
 *
 * @param {unknown} failure
 */
function startOfErrors(failure) {
  const output =
    failure instanceof Error && "stderr" in failure ? String(failure.stderr) : String(failure);
  const lines = output.trim().split("\n");
  const errors = lines.filter((line) => /^npm error \S/.test(line));
  return (errors.length > 0 ? errors : lines).slice(0, 8).join("\n");
}
