import { parseArgs } from "node:util";
import { PlainFailure } from "../shared/plain-failure.mjs";
import { inRepository } from "../shared/repository-root.mjs";

/**
 * @typedef {object} StartOptions
 * @property {boolean} demo whether the flight-delays example runs too
 * @property {number} webPort port of the dashboard
 * @property {number} apiPort port of the API
 * @property {string} databaseUrl `file:…` or `postgresql://…`
 */

export const startUsage = `Usage: npm start [-- options]
  --demo            also run the flight-delays example
  --port N          port of the dashboard (default 3000)
  --api-port N      port of the API (default 4000, or RUNBOX_API_PORT)
  --database URL    file:… or postgresql://… (default .runbox/runbox.db, or RUNBOX_DATABASE_URL)
  --help            show this`;

/**
 * Reads the command line, then the environment, then the defaults.
 *
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {StartOptions | "help"}
 * @throws {PlainFailure} when an option is unknown or out of range
 */
export function readStartOptions(args, env) {
  const values = parse(args);
  if (values.help) return "help";
  const database = values.database ?? env["RUNBOX_DATABASE_URL"];
  const webPort = readPort("--port", values.port ?? "3000");
  const apiPort = readPort("--api-port", values["api-port"] ?? env["RUNBOX_API_PORT"] ?? "4000");
  if (webPort === apiPort) {
    throw new PlainFailure(`--port and --api-port are both ${webPort}; they need two numbers.`);
  }
  return {
    demo: values.demo ?? false,
    webPort,
    apiPort,
    databaseUrl: checkDatabaseUrl(database ?? `file:${inRepository(".runbox/runbox.db")}`),
  };
}

/** @param {readonly string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        demo: { type: "boolean" },
        port: { type: "string" },
        "api-port": { type: "string" },
        database: { type: "string" },
        help: { type: "boolean" },
      },
    }).values;
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    throw new PlainFailure(`${reason}\n\n${startUsage}`);
  }
}

/**
 * @param {string} option
 * @param {string} text
 */
function readPort(option, text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new PlainFailure(`${option} must be a number from 1 to 65535, and this is "${text}".`);
}

/** @param {string} url */
function checkDatabaseUrl(url) {
  if (/^(file:|postgres(ql)?:\/\/)./.test(url)) return url;
  throw new PlainFailure("--database must begin with file: or postgresql://");
}
