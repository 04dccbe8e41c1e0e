import { nodeTool } from "./node-tool.mjs";
import { quietEnvironment } from "./quiet-environment.mjs";
import { inRepository } from "./repository-root.mjs";

const host = "127.0.0.1";

/**
 * How the production build of the API is run.
 *
 * @param {{
 *   port: number,
 *   publicUrl: string,
 *   databaseUrl: string,
 *   setupLinkFile: string,
 *   demoTokenFile?: string,
 * }} options `setupLinkFile` receives the one-time link while nobody has signed up
 */
export function apiService({ port, publicUrl, databaseUrl, setupLinkFile, demoTokenFile }) {
  return {
    command: /** @type {const} */ ([process.execPath, inRepository("apps/api/dist/main.js")]),
    cwd: inRepository("apps/api"),
    readyUrl: `http://${host}:${port}/readyz`,
    url: `http://${host}:${port}`,
    env: quietEnvironment({
      NODE_ENV: "production",
      RUNBOX_HOST: host,
      RUNBOX_API_PORT: String(port),
      RUNBOX_PUBLIC_URL: publicUrl,
      RUNBOX_DATABASE_URL: databaseUrl,
      RUNBOX_SETUP_LINK_FILE: setupLinkFile,
      ...(demoTokenFile === undefined ? {} : { RUNBOX_DEMO_TOKEN_FILE: demoTokenFile }),
    }),
  };
}

/**
 * How the production build of the dashboard is run.
 *
 * @param {{ port: number, apiUrl: string }} options
 */
export function webService({ port, apiUrl }) {
  return {
    command: nodeTool("next", "start", "--hostname", host, "--port", String(port)),
    cwd: inRepository("apps/web"),
    readyUrl: `http://${host}:${port}/`,
    env: quietEnvironment({ NODE_ENV: "production", PORT: String(port), RUNBOX_API_URL: apiUrl }),
  };
}

/**
 * How the flight-delays example is run against the API.
 *
 * @param {{ apiUrl: string, token: string }} options
 */
export function flightDelaysExample({ apiUrl, token }) {
  return {
    command: /** @type {const} */ ([
      process.execPath,
      inRepository("examples/flight-delays/dist/main.js"),
    ]),
    cwd: inRepository("examples/flight-delays"),
    env: quietEnvironment({
      NODE_ENV: "production",
      RUNBOX_API_URL: apiUrl,
      RUNBOX_TOKEN: token,
    }),
  };
}
