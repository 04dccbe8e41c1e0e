import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { TrialDatabase } from "./database.ts";
import { type KillableProcess, startProcess } from "./killable-process.ts";

/** The API of a trial, which can be killed and started again on the same port. */
export interface ApiServer {
  readonly url: string;
  readonly token: string;
  restart(): Promise<void>;
  /** Gives whether it still ran. */
  kill9(): Promise<boolean>;
}

const API_MAIN = fileURLToPath(new URL("../../../apps/api/src/main.ts", import.meta.url));
const READY_WITHIN_MS = 120_000;
const POLL_INTERVAL_MS = 25;

/** Starts the API over the database and waits until it serves. */
export async function startApiServer(
  database: TrialDatabase,
  say: (text: string) => void,
): Promise<ApiServer> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const tokenFile = path.join(database.folder, "token");
  const start = async (extra: Readonly<Record<string, string>>): Promise<KillableProcess> => {
    const server = startProcess({
      file: API_MAIN,
      args: [],
      cwd: database.folder,
      env: {
        RUNBOX_DATABASE_URL: database.url,
        RUNBOX_API_PORT: String(port),
        RUNBOX_LOG_LEVEL: "error",
        ...extra,
      },
      onLine: (line) => say(`api: ${line}`),
    });
    await waitUntilReady(url, server);
    return server;
  };
  // Only the first start makes a token: each start that makes one ends the one before.
  let server = await start({ RUNBOX_DEMO_TOKEN_FILE: tokenFile });
  return {
    url,
    token: (await readFile(tokenFile, "utf8")).trim(),
    async restart() {
      server = await start({});
    },
    kill9: () => server.kill9(),
  };
}

async function waitUntilReady(url: string, server: KillableProcess): Promise<void> {
  const deadlineMs = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadlineMs && server.isRunning) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
  }
  throw new RangeError("The API did not become ready.");
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  probe.close();
  await once(probe, "close");
  return port;
}
