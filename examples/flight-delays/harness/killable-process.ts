import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A process of this harness that can be ended as a crash would end it. */
export interface KillableProcess {
  /** Resolves with the exit code, or `null` when a signal ended it. */
  readonly ended: Promise<number | null>;
  readonly isRunning: boolean;
  /** Sends SIGKILL and waits until the process is gone. Gives whether it still ran. */
  kill9(): Promise<boolean>;
}

/** What to start. */
export interface ProcessOptions {
  /** A TypeScript file that this Node runs as it is. */
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Told every line of both outputs. */
  readonly onLine: (line: string) => void;
}

/** Starts a process; it ends with this one at the latest. */
export function startProcess(options: ProcessOptions): KillableProcess {
  const child = spawn(
    process.execPath,
    ["--conditions=@runbox/source", options.file, ...options.args],
    {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on("line", options.onLine);
  }
  const killAtExit = () => child.kill("SIGKILL");
  process.once("exit", killAtExit);
  // "close" and not "exit": the last lines are read by then.
  const ended = once(child, "close").then(() => {
    process.removeListener("exit", killAtExit);
    return child.exitCode;
  });
  return {
    ended,
    get isRunning() {
      return isAlive(child);
    },
    async kill9() {
      const didRun = isAlive(child);
      child.kill("SIGKILL");
      await ended;
      return didRun && child.signalCode === "SIGKILL";
    },
  };
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
