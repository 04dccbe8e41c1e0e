import { parseExternalMs, type RunId, type Storage, toEpoch } from "@runbox/core";
import { expect } from "vitest";
import { expectRefusal } from "../fixture/expect-refusal.ts";
import { listInstants, readTexts } from "../fixture/read-savepoint.ts";
import { createRun, driveResumed, HOLDER, takeOver, tryToSave } from "../fixture/run-driver.ts";
import { stateOf } from "../fixture/sample-state.ts";
import type { ConformanceSubject } from "../suite/conformance-case.ts";

const EPOCH_1 = toEpoch(1);

/** A, B and C: 60 is complete, 120 and 180 are open, all of it is durable. */
async function openInTheMiddle(storage: Storage, runId: RunId) {
  const driver = await createRun(storage, runId, ["A", "B", "C"]);
  const base = await driver.save(60_000, { A: "a1", B: "b1", C: "c1" });
  await driver.push("A", 120_000, "a2");
  await driver.push("A", 180_000, "a3");
  await driver.push("B", 180_000, null);
  await driver.writer.flush();
  return { driver, base };
}

export const resuming: ConformanceSubject = {
  name: "resuming after a restart",
  cases: [
    {
      title: "a run resumed in the middle of open savepoints says where everybody stood",
      needs: "restart",
      run: async ({ fresh, reopen, runId }) => {
        const storage = await fresh();
        await openInTheMiddle(storage, runId());
        const restarted = await reopen(storage);
        const resumed = await restarted.resumeRun(runId(), EPOCH_1, HOLDER);
        expect(resumed.entityIds).toEqual(["A", "B", "C"]);
        expect(resumed.baseInstant).toBe(10_000);
        expect(resumed.frontier).toBe(60_000);
        expect([...resumed.lastInstants]).toEqual([180_000, 180_000, 60_000]);
        expect(resumed.openInstants.map(({ instant }) => instant)).toEqual([120_000, 180_000]);
        for (const { openedAtMs } of resumed.openInstants) {
          expect(Math.abs(openedAtMs - Date.now())).toBeLessThan(120_000);
        }
        expect(resumed.run).toMatchObject({ runId: runId(), epoch: 1, schedule: 60_000 });
        expect([resumed.writer.runId, resumed.writer.epoch]).toEqual([runId(), 1]);
      },
    },
    {
      title: "a resumed run completes what was open, with the states from before",
      needs: "restart",
      run: async ({ fresh, reopen, runId }) => {
        const storage = await fresh();
        await openInTheMiddle(storage, runId());
        const restarted = await reopen(storage);
        const next = driveResumed(await restarted.resumeRun(runId(), EPOCH_1, HOLDER));
        await next.push("C", 180_000, "c3");
        const [at120, at180] = await next.complete(120_000, 180_000);
        expect.assert(at120 !== undefined && at180 !== undefined);
        expect(await readTexts(restarted, at120)).toEqual({ A: "a2", B: "b1", C: "c3" });
        expect(await readTexts(restarted, at180)).toEqual({ A: "a3", B: "b1", C: "c3" });
      },
    },
    {
      title: "a resumed writer knows its tips and its earlier pushes",
      needs: "restart",
      run: async ({ fresh, reopen, runId }) => {
        const storage = await fresh();
        await openInTheMiddle(storage, runId());
        const restarted = await reopen(storage);
        const { writer } = await restarted.resumeRun(runId(), EPOCH_1, HOLDER);
        expect([0, 1, 2].map((ordinal) => writer.hasState(ordinal))).toEqual([true, true, true]);
        expect(writer.matchesTip(0, stateOf("a3").digest)).toBe(true);
        expect(writer.matchesTip(1, stateOf("b1").digest)).toBe(true);
        expect(writer.matchesTip(2, stateOf("c1").digest)).toBe(true);
        expect(writer.matchesTip(0, stateOf("a2").digest)).toBe(false);
        const find = (ordinal: number, instant: number) =>
          writer.findPush(ordinal, parseExternalMs(instant));
        expect(await find(0, 120_000)).toBe(stateOf("a2").digest);
        expect(await find(0, 180_000)).toBe(stateOf("a3").digest);
        expect(await find(1, 180_000)).toBeNull();
        expect(await find(1, 120_000)).toBeUndefined();
      },
    },
    {
      title: "a session that began on a savepoint resumes on top of it",
      needs: "restart",
      run: async ({ fresh, reopen, runId }) => {
        const storage = await fresh();
        const { base } = await openInTheMiddle(storage, runId());
        const second = await takeOver(storage, base, ["C", "N"]);
        await second.push("N", 120_000, "n2");
        await second.writer.flush();
        const restarted = await reopen(storage);
        const resumed = await restarted.resumeRun(runId(), toEpoch(2), HOLDER);
        expect(resumed.entityIds).toEqual(["C", "N"]);
        expect([resumed.baseInstant, resumed.frontier]).toEqual([60_000, 60_000]);
        expect([...resumed.lastInstants]).toEqual([60_000, 120_000]);
        const next = driveResumed(resumed);
        expect([next.writer.hasState(0), next.writer.hasState(1)]).toEqual([true, true]);
        await next.push("C", 120_000, null);
        const [saved] = await next.complete(120_000);
        expect.assert(saved !== undefined);
        expect(await readTexts(restarted, saved)).toEqual({ C: "c1", N: "n2" });
      },
    },
    {
      title: "a session on a branch resumes on that branch",
      needs: "restart",
      run: async ({ fresh, reopen, runId }) => {
        const storage = await fresh();
        const driver = await createRun(storage, runId(), ["A"]);
        const at60 = await driver.save(60_000, { A: "a1" });
        await driver.save(120_000, { A: "a2" });
        const branch = await takeOver(storage, at60, ["A"]);
        await branch.push("A", 120_000, "other a2");
        await branch.writer.flush();
        const restarted = await reopen(storage);
        const next = driveResumed(await restarted.resumeRun(runId(), toEpoch(2), HOLDER));
        const [saved] = await next.complete(120_000);
        expect.assert(saved !== undefined);
        expect(saved.branch).toBe((await restarted.getRun(runId())).headBranch);
        expect(await readTexts(restarted, saved)).toEqual({ A: "other a2" });
        expect(await listInstants(restarted, runId(), { branch: 0 })).toEqual([120_000, 60_000]);
      },
    },
    {
      title: "a run that was never pushed to resumes at its beginning",
      needs: "restart",
      run: async ({ fresh, reopen, runId }) => {
        const storage = await fresh();
        await createRun(storage, runId(), ["A", "B"]);
        const restarted = await reopen(storage);
        const resumed = await restarted.resumeRun(runId(), EPOCH_1, HOLDER);
        expect([resumed.baseInstant, resumed.frontier]).toEqual([10_000, 10_000]);
        expect([...resumed.lastInstants]).toEqual([10_000, 10_000]);
        expect(resumed.openInstants).toEqual([]);
        const saved = await driveResumed(resumed).save(60_000, { A: "a1", B: "b1" });
        expect(await readTexts(restarted, saved)).toEqual({ A: "a1", B: "b1" });
      },
    },
    {
      title: "resuming again and again loses nothing",
      needs: "restart",
      timeoutMs: 60_000,
      run: async ({ fresh, reopen, runId }) => {
        let storage = await fresh();
        let driver = await createRun(storage, runId(), ["A", "B"]);
        for (let step = 1; step <= 6; step += 1) {
          await driver.push("A", step * 60_000, `a${step}`);
          await driver.writer.flush();
          storage = await reopen(storage);
          driver = driveResumed(await storage.resumeRun(runId(), EPOCH_1, HOLDER));
        }
        await driver.push("B", 360_000, "b");
        const instants = [1, 2, 3, 4, 5, 6].map((step) => step * 60_000);
        const records = await driver.complete(...instants);
        const texts = await Promise.all(records.map((record) => readTexts(storage, record)));
        expect(texts.map(({ A }) => A)).toEqual(["a1", "a2", "a3", "a4", "a5", "a6"]);
      },
    },
    {
      title: "resuming does not raise the epoch, and refuses the writer before it",
      run: async ({ storage, runId }) => {
        const { driver } = await openInTheMiddle(storage, runId());
        const resumed = await storage.resumeRun(runId(), EPOCH_1, HOLDER);
        expect((await storage.getRun(runId())).epoch).toBe(1);
        await expectRefusal(tryToSave(driver, 240_000), "RUN.FENCED");
        const next = driveResumed(resumed);
        await next.push("C", 180_000, "c3");
        expect(await next.complete(120_000, 180_000)).toHaveLength(2);
      },
    },
    {
      title: "an epoch that is not the run's is not resumed",
      run: async ({ storage, runId }) => {
        const { base } = await openInTheMiddle(storage, runId());
        await takeOver(storage, base, ["A"]);
        await expectRefusal(storage.resumeRun(runId(), EPOCH_1, HOLDER), "RUN.FENCED");
        await expectRefusal(storage.resumeRun(runId(), toEpoch(7), HOLDER), "RUN.FENCED");
      },
    },
    {
      title: "a run that was acquired and not begun cannot be resumed",
      run: async ({ storage, runId }) => {
        await openInTheMiddle(storage, runId());
        const { epoch } = await storage.acquireRun(runId(), HOLDER);
        await expectRefusal(storage.resumeRun(runId(), epoch, HOLDER), "RUN.NOT_OPEN");
      },
    },
    {
      title: "a run that does not exist is not resumed",
      run: async ({ storage, runId }) => {
        await expectRefusal(storage.resumeRun(runId(), EPOCH_1, HOLDER), "RUN.NOT_FOUND");
      },
    },
    {
      title: "an ended run is not resumed, only loaded",
      run: async ({ storage, runId }) => {
        await openInTheMiddle(storage, runId());
        await storage.catalog.endRun(runId(), "finished");
        await expectRefusal(storage.resumeRun(runId(), EPOCH_1, HOLDER), "RUN.ENDED");
      },
    },
    {
      title: "savepoints, pins and records are the same after a restart",
      needs: "restart",
      run: async ({ fresh, reopen, runId }) => {
        const storage = await fresh();
        const { base } = await openInTheMiddle(storage, runId());
        const pin = { note: "kept", pinnedBy: "ops", untilMs: null };
        const pinned = await storage.catalog.pinSavepoint(runId(), base.savepointId, pin);
        const run = await storage.getRun(runId());
        const restarted = await reopen(storage);
        expect(await restarted.getLatestSavepoint(runId())).toEqual(pinned);
        const { leaseHolder, leaseUntilMs, ...after } = await restarted.getRun(runId());
        expect([null, HOLDER.name]).toContain(leaseHolder);
        expect(leaseUntilMs === null || leaseUntilMs > 0).toBe(true);
        expect(run).toMatchObject(after);
        expect(await readTexts(restarted, base)).toEqual({ A: "a1", B: "b1", C: "c1" });
      },
    },
  ],
};
