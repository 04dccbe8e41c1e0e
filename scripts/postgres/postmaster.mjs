import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { PlainFailure } from "../shared/plain-failure.mjs";
import { waitUntil } from "../shared/wait-until.mjs";
import { serverEnvironment } from "./server-environment.mjs";

const readyLimitMs = 60_000;
const fastShutdownLimitMs = 10_000;
const statusLine = 7;

/**
 * @typedef {object} PostmasterOptions
 * @property {string} nativeFolder
 * @property {string} dataFolder
 * @property {string} logFile
 * @property {number} port
 * @property {import("../throwaway-postgres.d.mts").PostgresSettings} settings
 * @property {{ uid?: number, gid?: number }} account
 */

/** @typedef {ReturnType<typeof createPostmaster>} Postmaster */

/**
 * One server process over one data folder, that can be stopped, killed and started again.
 *
 * @param {PostmasterOptions} options
 */
export function createPostmaster(options) {
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let child;
  return {
    port: options.port,
    logFile: options.logFile,
    pid: () => child?.pid ?? 0,
    async start() {
      child = await startWhenDataIsFree(options);
    },
    async stop() {
      if (child === undefined || hasExited(child)) return;
      await shutDown(child);
    },
    async kill9() {
      if (child === undefined || hasExited(child)) return;
      child.kill("SIGKILL");
      await waitForExit(child);
    },
  };
}

/**
 * After a kill the orphaned backends hold the shared memory for some more moments, and the
 * server refuses to start beside them; so it is started again until they are gone.
 *
 * @param {PostmasterOptions} options
 */
async function startWhenDataIsFree(options) {
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let ready;
  await waitUntil(
    async () => {
      const child = spawnServer(options);
      if (await becomesReady(child, options.dataFolder)) ready = child;
      return ready !== undefined || !heldByOrphans(options.logFile);
    },
    { timeoutMs: readyLimitMs },
  );
  if (ready !== undefined) return ready;
  throw new PlainFailure(`PostgreSQL did not start: ${lastLines(options.logFile, 5)}`);
}

/** @param {PostmasterOptions} options */
function spawnServer({ nativeFolder, dataFolder, logFile, port, settings, account }) {
  const server = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
  };
  const flags = Object.entries({ ...server, ...settings }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const log = openSync(logFile, "w");
  try {
    return spawn(
      path.join(nativeFolder, "bin/postgres"),
      ["-D", dataFolder, "-p", String(port), ...flags],
      {
        ...account,
        cwd: dataFolder,
        env: serverEnvironment(),
        stdio: ["ignore", log, log],
        // Its own group: an interrupt at the terminal must reach the tests before the database.
        detached: true,
      },
    );
  } finally {
    closeSync(log);
  }
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {string} dataFolder
 */
async function becomesReady(child, dataFolder) {
  await waitUntil(() => hasExited(child) || reportsReady(child, dataFolder), {
    timeoutMs: readyLimitMs,
    everyMs: 20,
  });
  if (hasExited(child)) return false;
  if (reportsReady(child, dataFolder)) return true;
  child.kill("SIGKILL");
  await waitForExit(child);
  return false;
}

/**
 * The server writes its state into postmaster.pid, as pg_ctl reads it.
 *
 * @param {import("node:child_process").ChildProcess} child
 * @param {string} dataFolder
 */
function reportsReady(child, dataFolder) {
  try {
    const lines = readFileSync(path.join(dataFolder, "postmaster.pid"), "utf8").split("\n");
    return lines[0] === String(child.pid) && lines[statusLine]?.trim() === "ready";
  } catch {
    return false;
  }
}

/** @param {import("node:child_process").ChildProcess} child */
async function shutDown(child) {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGQUIT", "SIGKILL"])) {
    child.kill(signal);
    if (await waitUntil(() => hasExited(child), { timeoutMs: fastShutdownLimitMs })) return;
  }
}

/** @param {import("node:child_process").ChildProcess} child */
async function waitForExit(child) {
  if (!hasExited(child)) await once(child, "exit");
}

/** @param {import("node:child_process").ChildProcess} child */
function hasExited(child) {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

/** @param {string} logFile */
function heldByOrphans(logFile) {
  return /pre-existing shared memory block|lock file "postmaster\.pid"/.test(readLog(logFile));
}

/**
 * @param {string} logFile
 * @param {number} count
 */
function lastLines(logFile, count) {
  return readLog(logFile).trim().split("\n").slice(-count).join(" | ");
}

/** @param {string} logFile */
function readLog(logFile) {
  try {
    return readFileSync(logFile, "utf8");
  } catch {
    return "";
  }
}
