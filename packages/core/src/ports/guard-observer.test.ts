import { expect, it } from "vitest";
import { parseRunId } from "../model/ids.ts";
import { guardObserver } from "./guard-observer.ts";

const runId = parseRunId("r");

it("passes facts on, to the observer as it is", () => {
  const heard: unknown[] = [];
  class Listener {
    readonly name = "listener";
    fenced(id: string) {
      heard.push([this.name, id]);
    }
    savepointsPruned(...facts: readonly unknown[]) {
      heard.push(facts);
    }
  }
  const guarded = guardObserver(new Listener());
  guarded.fenced(runId);
  guarded.savepointsPruned(runId, 2, 30);
  guarded.backgroundFailed(runId, "prune", "nobody listens");
  expect(heard).toEqual([
    ["listener", "r"],
    ["r", 2, 30],
  ]);
});

it("keeps what the observer throws, at once or later, from the run", async () => {
  const guarded = guardObserver({
    fenced: () => {
      throw new RangeError("no");
    },
    backgroundFailed: async () => {
      throw new RangeError("later");
    },
  });
  guarded.fenced(runId);
  guarded.backgroundFailed(runId, "lease", "cause");
  // A rejection that nobody takes would end the test run here.
  await new Promise((resolve) => setImmediate(resolve));
});
