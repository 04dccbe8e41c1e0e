import type { RunId, SavepointRecord, Storage } from "@runbox/core";
import { expect } from "vitest";
import { expectRefusal } from "../fixture/expect-refusal.ts";
import { listInstants, NO_SAVEPOINT_ID, readTexts } from "../fixture/read-savepoint.ts";
import { createRun, type RunDriver, takeOver } from "../fixture/run-driver.ts";
import type { ConformanceSubject } from "../suite/conformance-case.ts";

const PIN = { note: "before the upgrade", pinnedBy: "ops", untilMs: null };
const SHORT_PIN_MS = 150;

/** A run of A and B with savepoints at 60, 120, … thousand: only A changes. */
async function savepoints(storage: Storage, runId: RunId, keepSavepoints: number, count: number) {
  const driver = await createRun(storage, runId, ["A", "B"], { keepSavepoints });
  const records: SavepointRecord[] = [];
  for (let step = 1; step <= count; step += 1) records.push(await saveStep(driver, step));
  return { driver, records };
}

function saveStep(driver: RunDriver, step: number): Promise<SavepointRecord> {
  return driver.save(step * 60_000, { A: `a${step}`, B: step === 1 ? "b1" : null });
}

async function persistedInstants(storage: Storage, runId: RunId) {
  return listInstants(storage, runId, { statuses: ["persisted"] });
}

export const retention: ConformanceSubject = {
  name: "retention",
  cases: [
    {
      title: "the newest savepoints keep their states, older ones lose them",
      run: async ({ storage, runId }) => {
        const { records } = await savepoints(storage, runId(), 2, 5);
        const report = await storage.pruneSavepoints(runId());
        expect(report.prunedCount).toBe(3);
        expect(report.freedBytes).toBeGreaterThanOrEqual(0);
        expect(await persistedInstants(storage, runId())).toEqual([300_000, 240_000]);
        for (const record of records.slice(0, 3)) {
          const opening = storage.openSavepoint(runId(), record.savepointId);
          await expectRefusal(opening, "SAVEPOINT.PRUNED");
        }
        const texts = await Promise.all(records.slice(3).map((one) => readTexts(storage, one)));
        expect(texts).toEqual([
          { A: "a4", B: "b1" },
          { A: "a5", B: "b1" },
        ]);
      },
    },
    {
      title: "records outlive their states and say when these went",
      run: async ({ storage, runId }) => {
        const { records } = await savepoints(storage, runId(), 1, 3);
        await storage.pruneSavepoints(runId());
        expect(await listInstants(storage, runId())).toEqual([180_000, 120_000, 60_000]);
        const [first] = records;
        expect.assert(first !== undefined);
        const { savepointId } = first;
        const pruned = await storage.getSavepoint(runId(), { savepointId });
        expect(pruned.prunedAtMs).toBeGreaterThanOrEqual(first.persistedAtMs);
        const { status, prunedAtMs, reachableBytes, ...same } = pruned;
        expect(status).toBe("pruned");
        expect(reachableBytes).toBeGreaterThanOrEqual(0);
        expect(prunedAtMs).not.toBeNull();
        expect(first).toMatchObject(same);
      },
    },
    {
      title: "pruning again does nothing",
      run: async ({ storage, runId }) => {
        await savepoints(storage, runId(), 2, 4);
        await storage.pruneSavepoints(runId());
        expect((await storage.pruneSavepoints(runId())).prunedCount).toBe(0);
        expect(await persistedInstants(storage, runId())).toEqual([240_000, 180_000]);
      },
    },
    {
      title: "fewer savepoints than are to be kept are all kept",
      run: async ({ storage, runId }) => {
        await savepoints(storage, runId(), 10, 3);
        expect(await storage.pruneSavepoints(runId())).toMatchObject({ prunedCount: 0 });
        expect(await persistedInstants(storage, runId())).toHaveLength(3);
      },
    },
    {
      title: "a run that did not exist cannot be pruned",
      run: async ({ storage, runId }) => {
        await expectRefusal(storage.pruneSavepoints(runId()), "RUN.NOT_FOUND");
      },
    },
    {
      title: "pruning between saves keeps every kept savepoint whole",
      run: async ({ storage, runId }) => {
        const { driver } = await savepoints(storage, runId(), 3, 3);
        for (let step = 4; step <= 30; step += 1) {
          const saved = await saveStep(driver, step);
          await storage.pruneSavepoints(runId());
          expect(await readTexts(storage, saved)).toEqual({ A: `a${step}`, B: "b1" });
          const expected = [step, step - 1, step - 2].map((one) => one * 60_000);
          expect(await persistedInstants(storage, runId())).toEqual(expected);
        }
      },
    },
    {
      title: "pruning gives space back",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A"], { keepSavepoints: 1 });
        for (let step = 1; step <= 6; step += 1) {
          await driver.save(step * 60_000, { A: `${step}`.repeat(50_000) });
        }
        const before = (await storage.getRun(runId())).storedBytes;
        const { freedBytes } = await storage.pruneSavepoints(runId());
        const after = (await storage.getRun(runId())).storedBytes;
        expect(freedBytes).toBeGreaterThan(0);
        expect(after).toBeLessThan(before);
      },
    },
    {
      title: "a pinned savepoint keeps its states, its record shows the pin",
      run: async ({ storage, runId }) => {
        const { records } = await savepoints(storage, runId(), 1, 4);
        const [first] = records;
        expect.assert(first !== undefined);
        const pinned = await storage.catalog.pinSavepoint(runId(), first.savepointId, PIN);
        expect(pinned.pin).toMatchObject(PIN);
        expect(pinned.pin?.pinnedAtMs).toBeGreaterThanOrEqual(first.persistedAtMs - 60_000);
        await storage.pruneSavepoints(runId());
        expect(await persistedInstants(storage, runId())).toEqual([240_000, 60_000]);
        expect(await readTexts(storage, first)).toEqual({ A: "a1", B: "b1" });
      },
    },
    {
      title: "a savepoint that is unpinned can be pruned",
      run: async ({ storage, runId }) => {
        const { records } = await savepoints(storage, runId(), 1, 3);
        const [first] = records;
        expect.assert(first !== undefined);
        const { catalog } = storage;
        await catalog.pinSavepoint(runId(), first.savepointId, PIN);
        await storage.pruneSavepoints(runId());
        const unpinned = await catalog.unpinSavepoint(runId(), first.savepointId);
        expect(unpinned.pin).toBeNull();
        expect((await catalog.unpinSavepoint(runId(), first.savepointId)).pin).toBeNull();
        expect((await storage.pruneSavepoints(runId())).prunedCount).toBe(1);
        expect(await persistedInstants(storage, runId())).toEqual([180_000]);
      },
    },
    {
      title: "pinning again changes the pin",
      run: async ({ storage, runId }) => {
        const { records } = await savepoints(storage, runId(), 1, 1);
        const [first] = records;
        expect.assert(first !== undefined);
        const { catalog } = storage;
        await catalog.pinSavepoint(runId(), first.savepointId, PIN);
        const other = { note: "other", pinnedBy: "eve", untilMs: Date.now() + 3_600_000 };
        await catalog.pinSavepoint(runId(), first.savepointId, other);
        const { savepointId } = first;
        const found = await storage.getSavepoint(runId(), { savepointId });
        expect(found.pin).toMatchObject(other);
      },
    },
    {
      title: "a pin that ended holds nothing",
      run: async ({ storage, runId }) => {
        const { records } = await savepoints(storage, runId(), 1, 3);
        const [first, second] = records;
        expect.assert(first !== undefined && second !== undefined);
        const { catalog } = storage;
        const short = { ...PIN, untilMs: Date.now() + SHORT_PIN_MS };
        const long = { ...PIN, untilMs: Date.now() + 3_600_000 };
        await catalog.pinSavepoint(runId(), first.savepointId, short);
        await catalog.pinSavepoint(runId(), second.savepointId, long);
        await new Promise((resolve) => setTimeout(resolve, 2 * SHORT_PIN_MS));
        await storage.pruneSavepoints(runId());
        expect(await persistedInstants(storage, runId())).toEqual([180_000, 120_000]);
      },
    },
    {
      title: "what does not exist or is pruned cannot be pinned",
      run: async ({ storage, runId }) => {
        const { records } = await savepoints(storage, runId(), 1, 2);
        const [first] = records;
        expect.assert(first !== undefined);
        await storage.pruneSavepoints(runId());
        const { catalog } = storage;
        const pruned = catalog.pinSavepoint(runId(), first.savepointId, PIN);
        await expectRefusal(pruned, "SAVEPOINT.PRUNED");
        const unknown = catalog.pinSavepoint(runId(), NO_SAVEPOINT_ID, PIN);
        await expectRefusal(unknown, "SAVEPOINT.NOT_FOUND");
        const unpin = catalog.unpinSavepoint(runId(), NO_SAVEPOINT_ID);
        await expectRefusal(unpin, "SAVEPOINT.NOT_FOUND");
      },
    },
    {
      title: "a savepoint that is being read is left alone until the last reader closes",
      run: async ({ storage, runId }) => {
        const { records } = await savepoints(storage, runId(), 1, 3);
        const [first] = records;
        expect.assert(first !== undefined);
        const one = await storage.openSavepoint(runId(), first.savepointId);
        const two = await storage.openSavepoint(runId(), first.savepointId);
        expect((await storage.pruneSavepoints(runId())).prunedCount).toBe(1);
        await one.close();
        await one.close();
        expect((await storage.pruneSavepoints(runId())).prunedCount).toBe(0);
        const seen: string[] = [];
        for await (const batch of two.states()) seen.push(...batch.map(({ entityId }) => entityId));
        expect(seen.sort()).toEqual(["A", "B"]);
        await two.close();
        expect((await storage.pruneSavepoints(runId())).prunedCount).toBe(1);
        expect(await persistedInstants(storage, runId())).toEqual([180_000]);
      },
    },
    {
      title: "a number to keep that is lowered by a load counts from the next prune",
      run: async ({ storage, runId }) => {
        const { records } = await savepoints(storage, runId(), 4, 4);
        await storage.pruneSavepoints(runId());
        const last = records.at(-1);
        expect.assert(last !== undefined);
        await takeOver(storage, last, ["A", "B"], { keepSavepoints: 2 });
        await storage.pruneSavepoints(runId());
        expect(await persistedInstants(storage, runId())).toEqual([240_000, 180_000]);
      },
    },
    {
      title: "the savepoint that an open run went on from may go, what unchanged means stays",
      run: async ({ storage, runId }) => {
        const { driver } = await savepoints(storage, runId(), 1, 1);
        for (let step = 2; step <= 6; step += 1) {
          await saveStep(driver, step);
          await storage.pruneSavepoints(runId());
        }
        const saved = await driver.save(420_000, { A: null, B: null });
        await storage.pruneSavepoints(runId());
        expect(await readTexts(storage, saved)).toEqual({ A: "a6", B: "b1" });
      },
    },
    {
      title: "after a load pruning keeps what unchanged entities of the base need",
      run: async ({ storage, runId }) => {
        const { records } = await savepoints(storage, runId(), 1, 3);
        const base = records.at(-1);
        expect.assert(base !== undefined);
        const next = await takeOver(storage, base, ["B", "A"]);
        await next.save(240_000, { A: "a4", B: null });
        await storage.pruneSavepoints(runId());
        const saved = await next.save(300_000, { A: null, B: null });
        await storage.pruneSavepoints(runId());
        expect(await readTexts(storage, saved)).toEqual({ A: "a4", B: "b1" });
        expect(await persistedInstants(storage, runId())).toEqual([300_000]);
      },
    },
    {
      title: "a pruned savepoint is no base to go on from",
      run: async ({ storage, runId }) => {
        const { records } = await savepoints(storage, runId(), 1, 2);
        const [first] = records;
        expect.assert(first !== undefined);
        await storage.pruneSavepoints(runId());
        await expectRefusal(takeOver(storage, first, ["A", "B"]), "SAVEPOINT.PRUNED");
      },
    },
    {
      title: "savepoints of another branch than the head go, unless they are pinned",
      run: async ({ storage, runId }) => {
        const { records } = await savepoints(storage, runId(), 2, 4);
        const [, second, third, fourth] = records;
        expect.assert(second !== undefined && third !== undefined && fourth !== undefined);
        await storage.catalog.pinSavepoint(runId(), fourth.savepointId, PIN);
        const next = await takeOver(storage, second, ["A", "B"]);
        await next.save(180_000, { A: "other", B: null });
        await storage.pruneSavepoints(runId());
        await expectRefusal(storage.openSavepoint(runId(), third.savepointId), "SAVEPOINT.PRUNED");
        expect(await readTexts(storage, fourth)).toEqual({ A: "a4", B: "b1" });
        expect(await persistedInstants(storage, runId())).toEqual([180_000, 120_000]);
      },
    },
    {
      title: "pruning while savepoints complete and are read breaks neither",
      run: async ({ storage, runId }) => {
        const { driver } = await savepoints(storage, runId(), 2, 2);
        for (let step = 3; step <= 15; step += 1) {
          const latest = await storage.getLatestSavepoint(runId());
          expect.assert(latest !== undefined);
          const [texts] = await Promise.all([
            readTexts(storage, latest),
            saveStep(driver, step),
            storage.pruneSavepoints(runId()),
          ]);
          expect(texts).toEqual({ A: `a${step - 1}`, B: "b1" });
        }
      },
    },
  ],
};
