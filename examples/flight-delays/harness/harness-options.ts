import { parseArgs } from "node:util";

/** What a trial is about. */
export interface HarnessOptions {
  readonly store: "sqlite" | "postgresql";
  /** Whether the example holds the store itself or speaks to an API process. */
  readonly over: "embedded" | "api";
  /** Which process is killed. */
  readonly victim: "example" | "api";
  /** How many kills have to count. */
  readonly killCount: number;
  /** How many flights are processed. */
  readonly limit: number;
  readonly seed: number;
}

export const USAGE = `Usage: node --conditions=@runbox/source harness/kill-and-resume.ts [options]

  --store sqlite|postgresql   where the run is kept       (sqlite)
  --over embedded|api         how the example reaches it  (embedded)
  --victim example|api        whom kill -9 hits           (example)
  --kills N                   kills that have to count    (10)
  --limit N                   how many flights            (100000)
  --seed N                    when the kills come         (1)`;

/** Reads the command line. @throws RangeError, TypeError with a sentence for people */
export function readHarnessOptions(args: readonly string[]): HarnessOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      store: { type: "string", default: "sqlite" },
      over: { type: "string", default: "embedded" },
      victim: { type: "string", default: "example" },
      kills: { type: "string", default: "10" },
      limit: { type: "string", default: "100000" },
      seed: { type: "string", default: "1" },
    },
  });
  const over = oneOf("--over", values.over, ["embedded", "api"]);
  const victim = oneOf("--victim", values.victim, ["example", "api"]);
  if (victim === "api" && over !== "api") throw new RangeError("--victim api needs --over api.");
  return {
    store: oneOf("--store", values.store, ["sqlite", "postgresql"]),
    over,
    victim,
    killCount: whole("--kills", values.kills),
    limit: whole("--limit", values.limit),
    seed: whole("--seed", values.seed),
  };
}

function oneOf<Choice extends string>(
  name: string,
  value: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new RangeError(`${name} takes ${choices.join(" or ")}.`);
  return found;
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new RangeError(`${name} takes a whole number from 1.`);
  }
  return value;
}
