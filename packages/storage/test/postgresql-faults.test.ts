import { InvariantViolation } from "@runbox/core";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  startThrowawayPostgres,
  type ThrowawayPostgres,
} from "../../../scripts/throwaway-postgres.mjs";
import { openStorage, type StorageStep } from "../src/index.ts";
import { HOLDER, newRun, readTexts, saveStep } from "./support/sample-run.ts";

let server: ThrowawayPostgres | undefined;
beforeAll(async () => {
  server = await startThrowawayPostgres();
});
afterAll(() => server?.stop());

function runningServer(): ThrowawayPostgres {
  if (server === undefined) throw new InvariantViolation("The server was not started.");
  return server;
}

/** Ends every connection of the storage on the server, as a failing network would. */
async function cutConnections(): Promise<void> {
  const client = new pg.Client({ connectionString: runningServer().url });
  await client.connect();
  await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`);
  await client.end();
}

/** A storage that does something once, at a step of its next write. */
async function openInterrupted() {
  let pending: { step: StorageStep; action: () => Promise<void> } | undefined;
  const storage = await openStorage({
    url: runningServer().url,
    async onStep(step) {
      if (pending?.step !== step) return;
      const { action } = pending;
      pending = undefined;
      await action();
    },
  });
  const interruptAt = (step: StorageStep, action: () => Promise<void>) => {
    pending = { step, action };
  };
  return { storage, interruptAt };
}

describe("PostgreSQL", () => {
  it.each(["after-fence", "after-segments", "before-commit", "after-commit"] as const)(
    "may cut the connections at %s: the savepoint is there, once",
    async (step) => {
      const { storage, interruptAt } = await openInterrupted();
      const writer = await storage.createRun(newRun(`cut-${step}`, 2));
      interruptAt(step, cutConnections);
      const first = await saveStep(writer, 1, ["a1", "b1"]);
      const second = await saveStep(writer, 2, [null, "b2"]);
      expect(await readTexts(storage, first)).toEqual(["a1", "b1"]);
      expect(await readTexts(storage, second)).toEqual(["a1", "b2"]);
      const query = { descending: false };
      const { items } = await storage.catalog.listSavepoints(writer.runId, query, { limit: 10 });
      expect(items.map(({ savepointId }) => savepointId)).toEqual([
        first.savepointId,
        second.savepointId,
      ]);
      await storage.close();
    },
  );

  it("may be killed and come back: what was acknowledged is there, and saving goes on", async () => {
    const { storage, interruptAt } = await openInterrupted();
    const writer = await storage.createRun(newRun("killed", 2));
    const first = await saveStep(writer, 1, ["a1", "b1"]);
    interruptAt("before-commit", async () => {
      await runningServer().kill9();
      await runningServer().restart();
    });
    const second = await saveStep(writer, 2, ["a2", "b2"]);
    expect(await readTexts(storage, first)).toEqual(["a1", "b1"]);
    expect(await readTexts(storage, second)).toEqual(["a2", "b2"]);
    await storage.close();
  }, 120_000);

  it("shows a reader of one process to the retention of another", async () => {
    const url = runningServer().url;
    const [reading, pruning] = await Promise.all([openStorage({ url }), openStorage({ url })]);
    const writer = await reading.createRun(newRun("shared", 1, { keepSavepoints: 1 }));
    const first = await saveStep(writer, 1, ["a1"]);
    await saveStep(writer, 2, ["a2"]);
    const reader = await reading.openSavepoint(writer.runId, first.savepointId);
    expect((await pruning.pruneSavepoints(writer.runId)).prunedCount).toBe(0);
    const entityId = reader.entityIds[0];
    expect.assert(entityId !== undefined);
    expect(Buffer.from((await reader.readState(entityId)).state.bytes).toString()).toBe("a1");
    await reader.close();
    expect((await pruning.pruneSavepoints(writer.runId)).prunedCount).toBe(1);
    await reading.close();
    await pruning.close();
  });

  it("numbers events in the order of commits: a reader that goes on after the last misses none", async () => {
    const url = runningServer().url;
    const storages = await Promise.all([openStorage({ url }), openStorage({ url })]);
    const [watching] = storages;
    const before = await watching.events.latestSequence();
    const seen: number[] = [];
    let isDone = false;
    const follow = async () => {
      for (let last = before; !isDone || seen.length < 80; ) {
        for (const { sequence } of await watching.events.listAfter(last, 100)) {
          seen.push(sequence);
          last = sequence;
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    const following = follow();
    await Promise.all(
      storages.flatMap((storage, process) =>
        Array.from({ length: 40 }, (_, index) =>
          storage.createRun(newRun(`ev-${process}-${index}`, 1)),
        ),
      ),
    );
    isDone = true;
    await following;
    expect(seen).toEqual(Array.from({ length: 80 }, (_, index) => before + 1 + index));
    for (const storage of storages) await storage.close();
  }, 120_000);

  it("gives the lease by its own clock", async () => {
    const behind = { nowMs: () => 1_000, sleep: () => Promise.resolve() };
    const storage = await openStorage({ url: runningServer().url, clock: behind });
    const { runId } = await storage.createRun(newRun("leased", 1));
    const run = await storage.getRun(runId);
    expect(run.leaseHolder).toBe(HOLDER.name);
    expect(Math.abs((run.leaseUntilMs ?? 0) - HOLDER.leaseMs - Date.now())).toBeLessThan(20_000);
    expect(run.createdAtMs).toBe(1_000);
    await storage.close();
  });
});

describe("a PostgreSQL that forgets what it acknowledged", () => {
  it.each(["fsync", "full_page_writes", "synchronous_commit"])(
    "is refused with %s off",
    async (setting) => {
      const unsafe = await startThrowawayPostgres({ settings: { [setting]: "off" } });
      try {
        await expect(openStorage({ url: unsafe.url })).rejects.toMatchObject({
          code: "STORAGE.UNSAFE_SETTINGS",
          facts: { setting },
        });
      } finally {
        await unsafe.stop();
      }
    },
    120_000,
  );
});
