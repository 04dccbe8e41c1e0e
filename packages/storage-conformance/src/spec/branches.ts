import { parseExternalMs, type RunId, type Storage } from "@runbox/core";
import { expect } from "vitest";
import { expectRefusal } from "../fixture/expect-refusal.ts";
import { listInstants, readTexts } from "../fixture/read-savepoint.ts";
import { createRun, HOLDER, takeOver } from "../fixture/run-driver.ts";
import type { ConformanceSubject } from "../suite/conformance-case.ts";

/** A run of A with savepoints at 60, 120 and 180 thousand. */
async function threeSavepoints(storage: Storage, runId: RunId) {
  const driver = await createRun(storage, runId, ["A"]);
  const at60 = await driver.save(60_000, { A: "a1" });
  const at120 = await driver.save(120_000, { A: "a2" });
  const at180 = await driver.save(180_000, { A: "a3" });
  return { at60, at120, at180 };
}

export const branches: ConformanceSubject = {
  name: "branches",
  cases: [
    {
      title: "going on from the newest savepoint stays on the branch",
      run: async ({ storage, runId }) => {
        const { at180 } = await threeSavepoints(storage, runId());
        const next = await takeOver(storage, at180, ["A"]);
        expect((await next.save(240_000, { A: "a4" })).branch).toBe(0);
        expect((await storage.getRun(runId())).headBranch).toBe(0);
      },
    },
    {
      title: "going on from an older savepoint makes a new branch, which is the head",
      run: async ({ storage, runId }) => {
        const { at60 } = await threeSavepoints(storage, runId());
        const next = await takeOver(storage, at60, ["A"]);
        const { headBranch } = await storage.getRun(runId());
        expect(headBranch).not.toBe(0);
        const saved = await next.save(120_000, { A: "other a2" });
        expect(saved.branch).toBe(headBranch);
      },
    },
    {
      title: "before it has savepoints of its own, a branch's latest is the one it went on from",
      run: async ({ storage, runId }) => {
        const { at120 } = await threeSavepoints(storage, runId());
        await takeOver(storage, at120, ["A"]);
        expect(await storage.getLatestSavepoint(runId())).toEqual(at120);
        expect((await storage.getRun(runId())).latestSavepoint).toEqual(at120);
      },
    },
    {
      title: "acquiring alone moves no head",
      run: async ({ storage, runId }) => {
        const { at180 } = await threeSavepoints(storage, runId());
        await storage.acquireRun(runId(), HOLDER);
        expect(await storage.getLatestSavepoint(runId())).toEqual(at180);
      },
    },
    {
      title: "the same instant on two branches holds what each saved",
      run: async ({ storage, runId }) => {
        const { at60, at120 } = await threeSavepoints(storage, runId());
        const next = await takeOver(storage, at60, ["A"]);
        const other = await next.save(120_000, { A: "other a2" });
        expect(other.savepointId).not.toBe(at120.savepointId);
        expect(await readTexts(storage, at120)).toEqual({ A: "a2" });
        expect(await readTexts(storage, other)).toEqual({ A: "other a2" });
      },
    },
    {
      title: "an instant is looked up on the head branch and in what it inherits",
      run: async ({ storage, runId }) => {
        const { at60, at120, at180 } = await threeSavepoints(storage, runId());
        const next = await takeOver(storage, at120, ["A"]);
        const find = (instant: number) =>
          storage.getSavepoint(runId(), { instant: parseExternalMs(instant) });
        expect(await find(60_000)).toEqual(at60);
        expect(await find(120_000)).toEqual(at120);
        await expectRefusal(find(180_000), "SAVEPOINT.NOT_FOUND");
        const other = await next.save(180_000, { A: "other a3" });
        expect(await find(180_000)).toEqual(other);
        const byId = await storage.getSavepoint(runId(), { savepointId: at180.savepointId });
        expect(byId).toEqual(at180);
      },
    },
    {
      title: "lists show the head with what it inherits, and other branches when asked",
      run: async ({ storage, runId }) => {
        const { at120 } = await threeSavepoints(storage, runId());
        const next = await takeOver(storage, at120, ["A"]);
        expect(await listInstants(storage, runId())).toEqual([120_000, 60_000]);
        await next.save(240_000, { A: "other a4" });
        const { headBranch } = await storage.getRun(runId());
        expect(await listInstants(storage, runId())).toEqual([240_000, 120_000, 60_000]);
        expect(await listInstants(storage, runId(), { branch: headBranch })).toEqual([
          240_000, 120_000, 60_000,
        ]);
        expect(await listInstants(storage, runId(), { branch: 0 })).toEqual([
          180_000, 120_000, 60_000,
        ]);
      },
    },
    {
      title: "loading the head's newest again makes no further branch",
      run: async ({ storage, runId }) => {
        const { at60 } = await threeSavepoints(storage, runId());
        await takeOver(storage, at60, ["A"]);
        const { headBranch } = await storage.getRun(runId());
        const latest = await storage.getLatestSavepoint(runId());
        expect.assert(latest !== undefined);
        const again = await takeOver(storage, latest, ["A"]);
        const saved = await again.save(120_000, { A: "other a2" });
        expect(saved.branch).toBe(headBranch);
      },
    },
    {
      title: "going back to the newest savepoint of the old branch goes on there",
      run: async ({ storage, runId }) => {
        const { at60, at180 } = await threeSavepoints(storage, runId());
        const other = await takeOver(storage, at60, ["A"]);
        await other.save(120_000, { A: "other a2" });
        const back = await takeOver(storage, at180, ["A"]);
        expect((await storage.getRun(runId())).headBranch).toBe(0);
        expect(await storage.getLatestSavepoint(runId())).toEqual(at180);
        const saved = await back.save(240_000, { A: null });
        expect(saved.branch).toBe(0);
        expect(await readTexts(storage, saved)).toEqual({ A: "a3" });
      },
    },
    {
      title: "unchanged on a branch means the savepoint it went on from",
      run: async ({ storage, runId }) => {
        const { at60 } = await threeSavepoints(storage, runId());
        const next = await takeOver(storage, at60, ["A"]);
        const saved = await next.save(240_000, { A: null });
        expect(await readTexts(storage, saved)).toEqual({ A: "a1" });
      },
    },
    {
      title: "branches of branches inherit the whole way back",
      run: async ({ storage, runId }) => {
        const { at120 } = await threeSavepoints(storage, runId());
        const second = await takeOver(storage, at120, ["A"]);
        const b180 = await second.save(180_000, { A: "b3" });
        await second.save(240_000, { A: "b4" });
        const third = await takeOver(storage, b180, ["A"]);
        const c300 = await third.save(300_000, { A: null });
        expect(await readTexts(storage, c300)).toEqual({ A: "b3" });
        expect(await listInstants(storage, runId())).toEqual([300_000, 180_000, 120_000, 60_000]);
        const from60 = await storage.getSavepoint(runId(), { instant: parseExternalMs(60_000) });
        const fourth = await takeOver(storage, from60, ["A"]);
        const d120 = await fourth.save(120_000, { A: null });
        expect(await readTexts(storage, d120)).toEqual({ A: "a1" });
        expect(await listInstants(storage, runId())).toEqual([120_000, 60_000]);
      },
    },
  ],
};
