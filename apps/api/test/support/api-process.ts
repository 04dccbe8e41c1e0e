import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";

const MAIN = new URL("../../src/main.ts", import.meta.url).pathname;

/** The API as a process of its own, as operations start it. */
export interface ApiProcess {
  readonly url: string;
  readonly token: string;
  readonly logged: readonly string[];
  /** Ends it the hard way: nothing of it runs any more. */
  kill(): Promise<void>;
  /** Ends it the soft way. Gives the exit code. */
  stop(): Promise<number | null>;
}

/** Starts the API over a folder and waits until it listens. */
export async function startApiProcess(folder: string): Promise<ApiProcess> {
  const tokenFile = join(folder, "demo-token");
  const child = spawn(process.execPath, ["--conditions=@runbox/source", MAIN], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      // Spares later starts the compilation.
      NODE_COMPILE_CACHE: join(folder, "compile-cache"),
      RUNBOX_DATABASE_URL: `file:${join(folder, "runbox.db")}`,
      RUNBOX_API_PORT: "0",
      RUNBOX_DEMO_TOKEN_FILE: tokenFile,
      RUNBOX_SETUP_LINK_FILE: join(folder, "setup-link"),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const logged: string[] = [];
  const url = await waitForAddress(child, exited, logged);
  return {
    url,
    logged,
    token: (await readFile(tokenFile, "utf8")).trim(),
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
    stop() {
      child.kill("SIGTERM");
      return exited;
    },
  };
}

function waitForAddress(
  child: ChildProcess,
  exited: Promise<number | null>,
  logged: string[],
): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const output of [child.stdout, child.stderr]) {
      if (output === null) continue;
      createInterface(output).on("line", (line) => {
        logged.push(line);
        const address = /"address":"(http:[^"]+)","msg":"listening"/.exec(line)?.[1];
        if (address !== undefined) resolve(address);
      });
    }
    exited.then((code) => reject(new TypeError(`ended with ${code}: ${logged.join("\n")}`)));
  });
}
