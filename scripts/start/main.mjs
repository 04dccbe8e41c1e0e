import { mkdirSync, rmSync } from "node:fs";
import { requireFreePort } from "../shared/free-port.mjs";
import { PlainFailure, printFailure } from "../shared/plain-failure.mjs";
import { inRepository } from "../shared/repository-root.mjs";
import { listenForShutdown } from "../shared/shutdown.mjs";
import { buildProduct } from "./build-product.mjs";
import { runProduct } from "./run-product.mjs";
import { readStartOptions, startUsage } from "./start-options.mjs";

const shutdown = listenForShutdown();
let exitCode = 0;

try {
  const options = readStartOptions(process.argv.slice(2), process.env);
  if (options === "help") process.stdout.write(`${startUsage}\n`);
  else await start(options);
} catch (failure) {
  exitCode = 1;
  printFailure(failure);
}
await shutdown.run();
process.exit(exitCode);

/** @param {import("./start-options.mjs").StartOptions} options */
async function start(options) {
  prepareDataFolder();
  await requireFreePort({ port: options.webPort, host: "127.0.0.1", option: "--port" });
  await requireFreePort({ port: options.apiPort, host: "127.0.0.1", option: "--api-port" });
  await buildProduct({ demo: options.demo, shutdown });
  if (!shutdown.isRequested()) await runProduct(options, shutdown);
}

/** The folder holds the database and tokens, so it is for its owner alone. */
function prepareDataFolder() {
  try {
    mkdirSync(inRepository(".runbox/logs"), { recursive: true, mode: 0o700 });
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    throw new PlainFailure(`The folder .runbox cannot be made: ${reason}`);
  }
  for (const name of ["setup-link", "demo-token"]) {
    rmSync(inRepository(".runbox", name), { force: true });
  }
}
