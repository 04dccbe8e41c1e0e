import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSystemClock, type ServiceStorage } from "@runbox/core";
import { openStorage } from "@runbox/storage";
import { pino } from "pino";
import { type Api, type ApiParts, composeApi } from "../../src/compose.ts";
import { readEnvironment, type Settings } from "../../src/env.ts";
import { CHEAP_PASSWORD_COST } from "./cheap-password-cost.ts";

/** An API over a SQLite file in a folder of its own. */
export interface TestApi extends Api {
  /** What the process would have printed. */
  readonly printed: readonly string[];
  /** What it logged, one JSON text a line. */
  readonly logged: readonly string[];
  /** A folder that goes when the API is closed. */
  readonly folder: string;
  /** Closes it as a process would end, and starts another over the same folder. */
  restart(): Promise<TestApi>;
}

/** How a test's API differs from a usual one. */
export interface TestApiOptions {
  readonly settings?: Partial<Settings>;
  readonly accessCheckIntervalMs?: number;
  /** Puts something between the API and its storage. */
  readonly wrapStorage?: (storage: ServiceStorage) => ServiceStorage;
}

/** Starts an API. It does not listen: most tests inject their requests. */
export async function startApi(options: TestApiOptions = {}): Promise<TestApi> {
  return startOver(await mkdtemp(join(tmpdir(), "runbox-api-")), options);
}

async function startOver(folder: string, options: TestApiOptions): Promise<TestApi> {
  const storage = await openStorage({ url: `file:${join(folder, "test.db")}` });
  const printed: string[] = [];
  const logged: string[] = [];
  const parts: ApiParts = {
    settings: { ...defaultSettings(), port: 0, ...options.settings },
    storage: options.wrapStorage?.(storage) ?? storage,
    authDatabase: storage.auth,
    authSecret: "a secret that only tests know, and long enough",
    clock: createSystemClock(),
    logger: pino({ level: "info" }, { write: (line: string) => logged.push(line) }),
    passwordCost: CHEAP_PASSWORD_COST,
    print: (line) => printed.push(line),
    ...(options.accessCheckIntervalMs === undefined
      ? {}
      : { accessCheckIntervalMs: options.accessCheckIntervalMs }),
  };
  const api = await composeApi(parts);
  const stop = async () => {
    await api.close();
    await storage.close();
  };
  return {
    ...api,
    printed,
    logged,
    folder,
    async restart() {
      await stop();
      return startOver(folder, options);
    },
    async close() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Settings of an empty environment. */
function defaultSettings(): Settings {
  const reading = readEnvironment({});
  if (reading.kind === "invalid") throw new TypeError(reading.problems.join());
  return reading.settings;
}
