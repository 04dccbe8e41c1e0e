import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";

/** One cycle: where to write, and what must be there. */
export interface KillCycle {
  readonly url: string;
  readonly runId: string;
  /** The last instant that any earlier cycle saw acknowledged. */
  readonly acknowledged: number;
  readonly seed: number;
  readonly ack: "savepoint" | "push";
  readonly isEarlyAck: boolean;
  /** When given, the database server is killed instead of the writer, and restarted. */
  readonly server?: { kill9(): Promise<void>; restart(): Promise<void> };
}

/** What became of it. */
export interface CycleOutcome {
  readonly ackCount: number;
  readonly acknowledged: number;
  /** Whether the writer went on from a savepoint of an earlier cycle. */
  readonly isResumed: boolean;
  /** Whether the run has no savepoint to go on from, rightly. */
  readonly isUnloadable: boolean;
  readonly losses: readonly string[];
}

/** A kill comes this many acknowledgements after the start at most, and then this much later. */
const KILL_AFTER_ACKS_MAX = 14;
const KILL_AFTER_MS_MAX = 30;
/** One kill in so many comes at any moment of the start instead of after it. */
const EARLY_KILL_ONE_IN = 8;
const EARLY_KILL_MS_MAX = 900;
const START_LIMIT_MS = 60_000;

/** Starts a writer, kills it at a moment that the seed decides, and compares. */
export async function runKillCycle(cycle: KillCycle): Promise<CycleOutcome> {
  const writer = startWriter(cycle);
  const losses: string[] = [];
  let acknowledged = cycle.acknowledged;
  let ackCount = 0;
  let loaded: string | undefined;
  const chance = chanceOf(cycle.seed);
  const acksBeforeKill = Math.floor(chance * KILL_AFTER_ACKS_MAX);
  const isReady = new Promise<void>((resolve) => {
    createInterface({ input: writer.stdout }).on("line", (line) => {
      const [word, value] = line.split(" ");
      if (word === "ack") {
        ackCount += 1;
        acknowledged = Math.max(acknowledged, Number(value));
        if (ackCount >= acksBeforeKill) resolve();
      } else if (word === "wrong") losses.push(line);
      else if (word === "loaded") {
        loaded = value;
        if (acksBeforeKill === 0) resolve();
      }
    });
  });
  const hasEnded = new Promise<void>((resolve) => writer.on("close", () => resolve()));
  await Promise.race([waitForKillMoment(cycle.seed, isReady), hasEnded]);
  if (cycle.server !== undefined) await cycle.server.kill9();
  writer.kill("SIGKILL");
  await hasEnded;
  await cycle.server?.restart();

  if (loaded === undefined && isUnexpectedEnd(writer.exitCode)) {
    losses.push(`the writer ended by itself with ${writer.exitCode}: ${writer.errors()}`);
  }
  const loadedInstant = loaded === "none" ? 0 : Number(loaded ?? cycle.acknowledged);
  if (loadedInstant < cycle.acknowledged) {
    losses.push(`${cycle.runId}: acknowledged ${cycle.acknowledged}, found ${loaded}`);
  }
  return {
    ackCount,
    acknowledged,
    isResumed: loadedInstant > 0 && loaded !== undefined,
    isUnloadable: loaded === "none",
    losses,
  };
}

function isUnexpectedEnd(exitCode: number | null): boolean {
  return exitCode !== null && exitCode !== 0 && exitCode !== 3;
}

async function waitForKillMoment(seed: number, isReady: Promise<void>): Promise<void> {
  if (seed % EARLY_KILL_ONE_IN === 0) return sleep(chanceOf(seed) * EARLY_KILL_MS_MAX);
  await Promise.race([isReady, sleep(START_LIMIT_MS)]);
  await sleep(chanceOf(seed + 1) * KILL_AFTER_MS_MAX);
}

/** A number in `0 … 1` for a seed: a multiplicative hash. */
function chanceOf(seed: number): number {
  const mixed = Math.imul(seed + 1, 0x9e3779b1);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
}

function startWriter(cycle: KillCycle) {
  const script = path.join(import.meta.dirname, "trial-writer.ts");
  const flags = ["--conditions=@runbox/source", "--disable-warning=ExperimentalWarning"];
  const options = ["--url", cycle.url, "--run", cycle.runId, "--ack", cycle.ack];
  const child = spawn(
    process.execPath,
    [...flags, script, ...options, ...(cycle.isEarlyAck ? ["--early-ack"] : [])],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors = `${errors}${chunk}`.slice(-2_000);
  });
  return Object.assign(child, { errors: () => errors });
}

function sleep(durationMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, durationMs);
  });
}
