import { existsSync, readFileSync } from "node:fs";
import { startChild } from "../shared/child-process.mjs";
import { PlainFailure } from "../shared/plain-failure.mjs";
import { apiService, flightDelaysExample, webService } from "../shared/product-services.mjs";
import { inRepository } from "../shared/repository-root.mjs";
import { asStep } from "../shared/step-line.mjs";
import { waitUntil } from "../shared/wait-until.mjs";
import { describeEarlyEnd, startService } from "./service.mjs";

const demoTokenLimitMs = 15_000;

/**
 * Runs API and dashboard, and the example when asked, until somebody interrupts or one ends.
 *
 * @param {import("./start-options.mjs").StartOptions} options
 * @param {import("../shared/shutdown.mjs").Shutdown} shutdown
 * @returns {Promise<void>}
 * @throws {PlainFailure} when a service does not start or ends by itself
 */
export async function runProduct({ demo, webPort, apiPort, databaseUrl }, shutdown) {
  const publicUrl = `http://localhost:${webPort}`;
  const setupLinkFile = inRepository(".runbox/setup-link");
  const demoTokenFile = inRepository(".runbox/demo-token");
  const api = {
    name: "The API",
    logFile: inRepository(".runbox/logs/api.log"),
    ...apiService({
      port: apiPort,
      publicUrl,
      databaseUrl,
      setupLinkFile,
      ...(demo ? { demoTokenFile } : {}),
    }),
  };
  const web = {
    name: "The dashboard",
    logFile: inRepository(".runbox/logs/web.log"),
    ...webService({ port: webPort, apiUrl: api.url }),
  };
  const apiProcess = await asStep("Starting the API", () => startService(api, shutdown));
  if (shutdown.isRequested()) return;
  const webProcess = await asStep("Starting the dashboard", () => startService(web, shutdown));
  if (shutdown.isRequested()) return;
  if (demo) {
    await asStep("Starting the flight-delays example", () =>
      startExample(api.url, demoTokenFile, shutdown),
    );
  }
  announce(readShortFile(setupLinkFile) ?? publicUrl);
  const ended = await Promise.race([
    apiProcess.exited.then((exit) => describeEarlyEnd(api, exit)),
    webProcess.exited.then((exit) => describeEarlyEnd(web, exit)),
    shutdown.requested,
  ]);
  if (!shutdown.isRequested() && ended !== undefined) throw ended;
  process.stdout.write("\nStopping …\n");
}

/**
 * @param {string} apiUrl
 * @param {string} tokenFile
 * @param {import("../shared/shutdown.mjs").Shutdown} shutdown
 */
async function startExample(apiUrl, tokenFile, shutdown) {
  await waitUntil(() => shutdown.isRequested() || readShortFile(tokenFile) !== undefined, {
    timeoutMs: demoTokenLimitMs,
  });
  const token = readShortFile(tokenFile);
  if (shutdown.isRequested()) return;
  if (token === undefined) {
    throw new PlainFailure("The API did not hand out a token for the example; see its log.");
  }
  const logFile = inRepository(".runbox/logs/flight-delays.log");
  const child = startChild({ ...flightDelaysExample({ apiUrl, token }), logFile });
  shutdown.add(() => child.stop());
  void child.exited.then(({ code }) => {
    if (shutdown.isRequested()) return;
    const outcome = code === 0 ? "has finished" : "has failed";
    process.stdout.write(`The flight-delays example ${outcome}; see ${logFile}\n`);
  });
}

/**
 * The trimmed content of a file, or nothing when it is absent or still empty.
 *
 * @param {string} file
 */
function readShortFile(file) {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, "utf8").trim();
  return text === "" ? undefined : text;
}

/** @param {string} link */
function announce(link) {
  const bold = process.stdout.isTTY ? ["\x1b[1m", "\x1b[0m"] : ["", ""];
  process.stdout.write(`\nRunbox is running. Open\n\n  ${bold[0]}${link}${bold[1]}\n\n`);
  process.stdout.write("Ctrl-C stops it.\n");
}
