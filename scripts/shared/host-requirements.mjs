import { execFileSync } from "node:child_process";
import { PlainFailure } from "./plain-failure.mjs";

// Runs on the host's Node, before anything is installed: no dependencies, no new syntax.

const oldestNode = { major: 20, minor: 19 };
const oldestNpmMajor = 11;

/**
 * Checks what the host must bring. npm 11 is needed because it is the first that honours
 * `allowScripts`, which keeps packages from downloading at install.
 *
 * @returns {void}
 * @throws {PlainFailure} naming what is too old
 */
export function requireHostTools() {
  requireNode(process.versions.node);
  requireNpm(installedNpmVersion());
}

/**
 * @param {string} version
 * @returns {void}
 */
export function requireNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const { major: oldestMajor, minor: oldestMinor } = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new PlainFailure(
    `Node ${oldestMajor}.${oldestMinor} or newer is needed to start, and this is ${version}; install a newer one from nodejs.org.`,
  );
}

/**
 * @param {string | undefined} version undefined when npm could not be run
 * @returns {void}
 */
export function requireNpm(version) {
  if (version === undefined) {
    throw new PlainFailure(
      `npm ${oldestNpmMajor} or newer is needed, and none was found on the path.`,
    );
  }
  if (Number(version.split(".")[0]) >= oldestNpmMajor) return;
  throw new PlainFailure(
    `npm ${oldestNpmMajor} or newer is needed, and this is ${version}; run: npm install --global npm@${oldestNpmMajor}`,
  );
}

function installedNpmVersion() {
  const agent = /^npm\/(\S+)/.exec(process.env["npm_config_user_agent"] ?? "");
  if (agent?.[1] !== undefined) return agent[1];
  try {
    return execFileSync("npm", ["--version"], {
      encoding: "utf8",
      shell: process.platform === "win32",
    }).trim();
  } catch {
    return undefined;
  }
}
