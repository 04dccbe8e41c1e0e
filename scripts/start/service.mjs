import { startChild } from "../shared/child-process.mjs";
import { tailOfLog } from "../shared/log-tail.mjs";
import { PlainFailure } from "../shared/plain-failure.mjs";
import { waitUntil } from "../shared/wait-until.mjs";

const readyLimitMs = 90_000;

/**
 * A long-lived process of the product, with the address that tells when it is ready.
 *
 * @typedef {object} Service
 * @property {string} name as it appears in sentences
 * @property {readonly [string, ...string[]]} command
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {string} logFile
 * @property {string} readyUrl
 */

/**
 * Starts a service, waits until its address answers, and returns the running process.
 *
 * @param {Service} service
 * @param {import("../shared/shutdown.mjs").Shutdown} shutdown stops the service in its turn
 * @returns {Promise<import("../shared/child-process.mjs").ChildProcess>}
 * @throws {PlainFailure} with the end of the log when it ends early or does not get ready in 90 s
 */
export async function startService(service, shutdown) {
  const child = startChild(service);
  shutdown.add(() => child.stop());
  const settled = await waitUntil(
    async () => shutdown.isRequested() || !child.isRunning() || (await answers(service.readyUrl)),
    { timeoutMs: readyLimitMs, everyMs: 150 },
  );
  if (shutdown.isRequested()) return child;
  if (!child.isRunning()) throw describeEarlyEnd(service, await child.exited);
  if (!settled) {
    throw new PlainFailure(
      `${service.name} did not get ready within ${readyLimitMs / 1000} s; see ${service.logFile}\n${logExcerpt(service)}`,
    );
  }
  return child;
}

/**
 * The sentence for a service that ended although nobody asked it to.
 *
 * @param {Service} service
 * @param {import("../shared/child-process.mjs").ChildExit} exit
 * @returns {PlainFailure}
 */
export function describeEarlyEnd(service, { code, signal, failure }) {
  const how = failure?.message ?? (signal === null ? `exit code ${code}` : `signal ${signal}`);
  return new PlainFailure(
    `${service.name} ended (${how}); see ${service.logFile}\n${logExcerpt(service)}`,
  );
}

/** @param {Service} service */
function logExcerpt({ logFile }) {
  return tailOfLog(logFile, 12)
    .map((line) => `  ${line}`)
    .join("\n");
}

/**
 * Whether the address answers without a server error. A refused connection is an answer too:
 * not yet.
 *
 * @param {string} url
 */
async function answers(url) {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return response.status < 500;
  } catch {
    return false;
  }
}
