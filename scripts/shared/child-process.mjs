import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import path from "node:path";
import { waitUntil } from "./wait-until.mjs";

/**
 * @typedef {object} ChildProcess
 * @property {number | undefined} pid
 * @property {Promise<ChildExit>} exited resolves when the process has ended; never rejects
 * @property {() => boolean} isRunning
 * @property {(limits?: { graceMs?: number }) => Promise<void>} stop asks with SIGTERM, kills after `graceMs` (default 15,000)
 */

/** @typedef {{ readonly code: number | null, readonly signal: NodeJS.Signals | null, readonly failure?: Error }} ChildExit */

/**
 * Starts a process in a group of its own whose output goes to a file. The group is what gets
 * stopped, so that children of the child go with it; and an interrupt at the terminal reaches
 * only this process, which then stops its children in order.
 *
 * @param {{
 *   command: readonly [string, ...string[]],
 *   cwd: string,
 *   env: NodeJS.ProcessEnv,
 *   logFile: string,
 * }} options
 * @returns {ChildProcess}
 */
export function startChild({ command: [file, ...args], cwd, env, logFile }) {
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = openSync(logFile, "w");
  const child = spawn(file, args, {
    cwd,
    env,
    stdio: ["ignore", log, log],
    detached: process.platform !== "win32",
  });
  closeSync(log);
  let running = child.pid !== undefined;
  /** @type {Promise<ChildExit>} */
  const exited = new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
    child.once("error", (failure) => resolve({ code: null, signal: null, failure }));
  });
  const killAtExit = () => signalGroup(child.pid, "SIGKILL");
  process.once("exit", killAtExit);
  void exited.then(() => {
    running = false;
    process.removeListener("exit", killAtExit);
  });
  return {
    pid: child.pid,
    exited,
    isRunning: () => running,
    stop: ({ graceMs = 15_000 } = {}) => stopGroup(child.pid, () => running, graceMs),
  };
}

/**
 * @param {number | undefined} pid
 * @param {() => boolean} isRunning
 * @param {number} graceMs
 */
async function stopGroup(pid, isRunning, graceMs) {
  if (!isRunning()) return;
  signalGroup(pid, "SIGTERM");
  const ended = await waitUntil(() => !isRunning(), { timeoutMs: graceMs });
  if (ended) return;
  signalGroup(pid, "SIGKILL");
  await waitUntil(() => !isRunning(), { timeoutMs: 5_000 });
}

/**
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
function signalGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch {
    // The group has ended in the meantime.
  }
}
