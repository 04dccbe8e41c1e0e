import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";

/** An API process of this run, and a token for runs whose id begins with `flights-`. */
export interface ApiProcess {
  readonly url: string;
  readonly token: string;
  stop(): Promise<void>;
}

const START_LIMIT_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** Starts the API over a database and waits until it is ready. */
export async function startApiProcess(databaseUrl: string, folder: string): Promise<ApiProcess> {
  const port = await freePort();
  const tokenFile = path.join(folder, "token");
  const main = path.resolve(import.meta.dirname, "../../apps/api/src/main.ts");
  const child = spawn(process.execPath, ["--conditions=@runbox/source", main], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      RUNBOX_DATABASE_URL: databaseUrl,
      RUNBOX_API_PORT: String(port),
      RUNBOX_DEMO_TOKEN_FILE: tokenFile,
      RUNBOX_LOG_LEVEL: "error",
    },
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  await untilReady(`${url}/readyz`);
  return {
    url,
    token: readFileSync(tokenFile, "utf8").trim(),
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function untilReady(address: string): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const isReady = await fetch(address).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) return;
    if (Date.now() > deadline) throw new Error("The API did not become ready.");
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
