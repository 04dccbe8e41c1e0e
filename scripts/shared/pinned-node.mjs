import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { PlainFailure } from "./plain-failure.mjs";
import { quietEnvironment } from "./quiet-environment.mjs";
import { inRepository } from "./repository-root.mjs";

const pinnedMajor = 24;

/**
 * Runs a script under the Node that the repository installs, with this process's terminal,
 * and ends with its exit code. The script learns that its parent is gone by `disconnect`.
 *
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 * @throws {PlainFailure} when the platform has no packaged Node and the host's is too old
 */
export function runOnPinnedNode(script, args) {
  const child = spawn(pinnedNodePath(), [script, ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: quietEnvironment(),
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
  });
}

function pinnedNodePath() {
  const executable = process.platform === "win32" ? "node.exe" : "node";
  const platformPackage = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const candidate = inRepository("node_modules", platformPackage, "bin", executable);
  if (existsSync(candidate)) return realpathSync(candidate);
  if (Number(process.versions.node.split(".")[0]) >= pinnedMajor) return process.execPath;
  throw new PlainFailure(
    `Node ${pinnedMajor} is needed, this is ${process.versions.node}, and no packaged one exists for ${process.platform} on ${process.arch}; install Node ${pinnedMajor} from nodejs.org.`,
  );
}
