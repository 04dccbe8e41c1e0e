import { expect } from "vitest";
import { expectRefusal } from "../fixture/expect-refusal.ts";
import { listInstants, readTexts } from "../fixture/read-savepoint.ts";
import { COMPLETED_AT_MS, createRun, HOLDER, OPENED_AT_MS } from "../fixture/run-driver.ts";
import type { ConformanceSubject } from "../suite/conformance-case.ts";

export const completion: ConformanceSubject = {
  name: "appending, flushing, completing",
  cases: [
    {
      title: "pushes alone make no savepoint, flushed or not",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A", "B"]);
        await driver.push("A", 60_000, "a1");
        await driver.push("B", 60_000, "b1");
        await driver.writer.flush();
        expect(await storage.getLatestSavepoint(runId())).toBeUndefined();
        expect(await listInstants(storage, runId())).toEqual([]);
      },
    },
    {
      title: "a completed savepoint has a record of who, when and how big",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A", "B"], { stateVersion: 3 });
        const saved = await driver.save(60_000, { A: "12345", B: "123" });
        expect(saved).toMatchObject({
          runId: runId(),
          branch: 0,
          instant: 60_000,
          status: "persisted",
          origin: "scheduled",
          epoch: 1,
          entityCount: 2,
          changedCount: 2,
          stateBytes: 8,
          openedAtMs: OPENED_AT_MS,
          completedAtMs: COMPLETED_AT_MS,
          completedBy: "B",
          stateVersion: 3,
          writtenBy: HOLDER.writtenBy,
          pin: null,
          prunedAtMs: null,
        });
        expect(saved.savepointId).toMatch(/^sp_/);
        expect(saved.digest).toMatch(/^[0-9a-f]{32}$/);
        expect(saved.addedBytes).toBeGreaterThan(0);
        expect(saved.reachableBytes).toBeGreaterThan(0);
      },
    },
    {
      title: "the record that complete gives is the one that is kept",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A"]);
        const saved = await driver.save(60_000, { A: "a1" });
        const { savepointId, instant } = saved;
        expect(await storage.getSavepoint(runId(), { savepointId })).toEqual(saved);
        expect(await storage.getSavepoint(runId(), { instant })).toEqual(saved);
        expect(await storage.getLatestSavepoint(runId())).toEqual(saved);
        expect((await storage.getRun(runId())).latestSavepoint).toEqual(saved);
      },
    },
    {
      title: "completing makes the appended pushes durable without a flush",
      needs: "restart",
      run: async ({ fresh, reopen, runId }) => {
        const storage = await fresh();
        const driver = await createRun(storage, runId(), ["A"]);
        const saved = await driver.save(60_000, { A: "a1" });
        const restarted = await reopen(storage);
        expect(await restarted.getLatestSavepoint(runId())).toEqual(saved);
        expect(await readTexts(restarted, saved)).toEqual({ A: "a1" });
      },
    },
    {
      title: "several savepoints complete in one call, each with its own content",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A"]);
        await driver.push("A", 60_000, "a1");
        await driver.push("A", 120_000, "a2");
        await driver.push("A", 180_000, "a3");
        const records = await driver.complete(60_000, 120_000, 180_000);
        expect(records.map(({ instant }) => instant)).toEqual([60_000, 120_000, 180_000]);
        expect(await Promise.all(records.map((record) => readTexts(storage, record)))).toEqual([
          { A: "a1" },
          { A: "a2" },
          { A: "a3" },
        ]);
      },
    },
    {
      title: "an empty append, an empty completion and an idle flush do nothing",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A"]);
        await driver.writer.append([]);
        await driver.writer.flush();
        expect(await driver.writer.complete([])).toEqual([]);
        expect(await listInstants(storage, runId())).toEqual([]);
      },
    },
    {
      title: "appends and flushes may overlap",
      run: async ({ storage, runId }) => {
        const entities = Array.from({ length: 50 }, (_, index) => `e${index}`);
        const driver = await createRun(storage, runId(), entities);
        await Promise.all(
          entities.flatMap((entity) => [
            driver.push(entity, 60_000, `state of ${entity}`),
            driver.writer.flush(),
          ]),
        );
        const [saved] = await driver.complete(60_000);
        expect.assert(saved !== undefined);
        expect(await readTexts(storage, saved)).toEqual(
          Object.fromEntries(entities.map((entity) => [entity, `state of ${entity}`])),
        );
      },
    },
    {
      title: "changedCount counts the entities that differ from the savepoint before",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A", "B", "C"]);
        await driver.save(60_000, { A: "a1", B: "b1", C: "c1" });
        const second = await driver.save(120_000, { A: "a2", B: null, C: null });
        const third = await driver.save(180_000, { A: null, B: null, C: null });
        expect([second.changedCount, third.changedCount]).toEqual([1, 0]);
        expect(third.stateBytes).toBe(6);
      },
    },
    {
      title: "a savepoint with other content has another digest",
      run: async ({ storage, runId }) => {
        const one = await createRun(storage, runId("one"), ["A", "B"]);
        const first = await one.save(60_000, { A: "x", B: "y" });
        const swapped = await one.save(120_000, { A: "y", B: "x" });
        expect(swapped.digest).not.toBe(first.digest);
      },
    },
    {
      title: "completing a savepoint again gives the same record and adds none",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A", "B"]);
        const first = await driver.save(60_000, { A: "a1", B: "b1" });
        expect(await driver.complete(60_000)).toEqual([first]);
        await driver.save(120_000, { A: "a2", B: "b2" });
        expect(await driver.complete(60_000)).toEqual([first]);
        expect(await listInstants(storage, runId())).toEqual([120_000, 60_000]);
      },
    },
    {
      title: "completing an instant with other content in the same epoch is refused",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A"]);
        const entry = driver.entry("A", 60_000, "first");
        await driver.writer.append([entry]);
        const [first] = await driver.complete(60_000);
        const other = driver.entry("A", 60_000, "other");
        await driver.writer.append([{ ...other, from: entry.from }]);
        await expectRefusal(driver.complete(60_000), "SAVEPOINT.CONFLICT");
        expect.assert(first !== undefined);
        expect(await readTexts(storage, first)).toEqual({ A: "first" });
        expect(await listInstants(storage, runId())).toEqual([60_000]);
      },
    },
    {
      title: "a completion that is refused keeps none of its savepoints",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A"]);
        const entry = driver.entry("A", 60_000, "first");
        await driver.writer.append([entry]);
        await driver.complete(60_000);
        const other = driver.entry("A", 60_000, "other");
        await driver.writer.append([{ ...other, from: entry.from }]);
        await driver.push("A", 120_000, "next");
        await expectRefusal(driver.complete(60_000, 120_000), "SAVEPOINT.CONFLICT");
        expect(await listInstants(storage, runId())).toEqual([60_000]);
      },
    },
  ],
};
