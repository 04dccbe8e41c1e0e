import { findFreePort } from "../shared/free-port.mjs";
import { startThrowawayPostgres } from "../throwaway-postgres.mjs";
import { provideChromium } from "./chromium.mjs";

/**
 * Something a stage needs: variables for its environment, and how to take it down.
 *
 * @typedef {{ readonly env: NodeJS.ProcessEnv, readonly stop: () => Promise<void> }} Provided
 */

const nothingToStop = async () => {};

/** @type {Readonly<Record<import("./stages.mjs").Provision, () => Promise<Provided>>>} */
export const provisions = {
  postgres: async () => {
    const postgres = await startThrowawayPostgres();
    return { env: { RUNBOX_TEST_POSTGRES_URL: postgres.url }, stop: () => postgres.stop() };
  },
  chromium: async () => ({
    env: { CHROMIUM_PATH: await provideChromium(process.env) },
    stop: nothingToStop,
  }),
  "e2e-ports": async () => ({
    env: {
      RUNBOX_E2E_API_PORT: String(await findFreePort()),
      RUNBOX_E2E_WEB_PORT: String(await findFreePort()),
    },
    stop: nothingToStop,
  }),
};
