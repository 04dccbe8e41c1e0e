import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The real API as a process of its own, over a database in a folder of its own. */
export interface ApiProcess {
  readonly url: string;
  /** A token that may write runs whose id begins with `flights-`. */
  readonly token: string;
  start(): Promise<void>;
  /** Ends it as a crash would: nothing is flushed, closed or said. */
  kill9(): Promise<void>;
  /** Stops it from running without ending it; and lets it go on. */
  freeze(): void;
  thaw(): void;
  /** Ends it and removes its data. */
  dispose(): Promise<void>;
}

const API_MAIN = fileURLToPath(new URL("../../../../apps/api/src/main.ts", import.meta.url));
const READY_WITHIN_MS = 120_000;
const POLL_INTERVAL_MS = 50;

/** Starts the API and waits until it serves. */
export async function startApiProcess(): Promise<ApiProcess> {
  const folder = await mkdtemp(path.join(tmpdir(), "runbox-client-"));
  const tokenFile = path.join(folder, "token");
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;

  const start = async (extra: NodeJS.ProcessEnv) => {
    child = spawn(process.execPath, ["--conditions=@runbox/source", API_MAIN], {
      cwd: folder,
      env: {
        ...process.env,
        RUNBOX_DATABASE_URL: `file:${path.join(folder, "runbox.db")}`,
        RUNBOX_API_PORT: String(port),
        RUNBOX_LOG_LEVEL: "error",
        ...extra,
      },
      stdio: ["ignore", "ignore", "inherit"],
    });
    await waitUntilReady(url, child);
  };
  const kill9 = async () => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  };

  try {
    // Only the first start makes a token: each start that makes one ends the one before.
    await start({ RUNBOX_DEMO_TOKEN_FILE: tokenFile });
    const token = (await readFile(tokenFile, "utf8")).trim();
    return {
      url,
      token,
      start: () => start({}),
      kill9,
      freeze: () => child?.kill("SIGSTOP"),
      thaw: () => child?.kill("SIGCONT"),
      async dispose() {
        await kill9();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await kill9();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function waitUntilReady(url: string, child: ChildProcess): Promise<void> {
  const deadlineMs = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadlineMs) {
    if (child.exitCode !== null) throw new Error(`the API ended with ${child.exitCode}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
  }
  throw new Error("the API did not become ready");
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
