import { execFile } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { promisify } from "node:util";
import { PlainFailure } from "../shared/plain-failure.mjs";

const usualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * A browser that is there already: the one that CHROMIUM_PATH names, or the system's.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function findChromium(env) {
  return [env["CHROMIUM_PATH"] ?? "", ...usualPlaces].find(isExecutable);
}

/**
 * The browser of the system, installed from the distribution when that is Debian's and this
 * is root. Nothing is downloaded from anywhere else.
 *
 * @param {NodeJS.ProcessEnv} env CHROMIUM_PATH names another browser
 * @returns {Promise<string>} path of the executable
 * @throws {PlainFailure} when there is none
 */
export async function provideChromium(env) {
  const named = env["CHROMIUM_PATH"] ?? "";
  if (named !== "" && !isExecutable(named)) {
    throw new PlainFailure(`CHROMIUM_PATH is ${named}, and no program can be run there.`);
  }
  const found = findChromium(env);
  if (found !== undefined) return found;
  await installFromDebian();
  const installed = findChromium(env);
  if (installed !== undefined) return installed;
  throw new PlainFailure("The chromium package was installed, and /usr/bin/chromium is missing.");
}

async function installFromDebian() {
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) {
    throw new PlainFailure(
      "The browser tests need Chromium and none was found; install it or set CHROMIUM_PATH to one.",
    );
  }
  const run = promisify(execFile);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    await run("apt-get", ["update"], { env });
    await run("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"], {
      env,
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    throw new PlainFailure(`Chromium could not be installed: ${reason}`);
  }
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
