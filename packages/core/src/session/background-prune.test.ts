import { expect, it } from "vitest";
import { createDeferred } from "../../test/support/deferred.ts";
import { newRunOf } from "../../test/support/new-run.ts";
import { parseRunId } from "../model/ids.ts";
import { guardObserver } from "../ports/guard-observer.ts";
import type { RunObserver } from "../ports/observer.ts";
import { createMemoryStorage } from "../storage/memory/memory-storage.ts";
import type { PruneReport, Storage } from "../storage/storage.ts";
import { createBackgroundPrune } from "./background-prune.ts";

const runId = parseRunId("run");

/** A real storage, of which the test answers the prunes. */
async function prunedBy(prune: () => Promise<PruneReport>, observer: RunObserver = {}) {
  const storage: Storage = createMemoryStorage();
  await storage.createRun(newRunOf(["A"]));
  return createBackgroundPrune(
    { ...storage, pruneSavepoints: prune },
    runId,
    guardObserver(observer),
  );
}

it("runs one prune at a time, and one more for all requests meanwhile", async () => {
  const gate = createDeferred<PruneReport>();
  let count = 0;
  const prune = await prunedBy(() => {
    count += 1;
    return gate.promise;
  });
  for (let request = 0; request < 10; request++) prune.request();
  expect(count).toBe(1);
  gate.resolve({ prunedCount: 0, freedBytes: 0 });
  await prune.idle();
  expect(count).toBe(2);
  prune.request();
  await prune.idle();
  expect(count).toBe(3);
});

it("reports what it removed, and nothing when there was nothing", async () => {
  const heard: unknown[] = [];
  const reports = [
    { prunedCount: 0, freedBytes: 0 },
    { prunedCount: 2, freedBytes: 30 },
  ];
  const prune = await prunedBy(async () => reports.shift() ?? { prunedCount: 0, freedBytes: 0 }, {
    savepointsPruned: (...facts) => void heard.push(facts),
  });
  prune.request();
  await prune.idle();
  prune.request();
  await prune.idle();
  expect(heard).toEqual([["run", 2, 30]]);
});

it("reports a failure, and tries again with the next request", async () => {
  const heard: unknown[] = [];
  let isBroken = true;
  const prune = await prunedBy(
    async () => {
      if (isBroken) throw new RangeError("no");
      return { prunedCount: 1, freedBytes: 1 };
    },
    {
      backgroundFailed: (_, task) => void heard.push(task),
      savepointsPruned: () => void heard.push("pruned"),
    },
  );
  prune.request();
  await prune.idle();
  isBroken = false;
  prune.request();
  await prune.idle();
  expect(heard).toEqual(["prune", "pruned"]);
});
