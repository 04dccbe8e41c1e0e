import { expect } from "vitest";
import { expectRefusal } from "../fixture/expect-refusal.ts";
import { listInstants, readTexts } from "../fixture/read-savepoint.ts";
import { createRun, takeOver, tryToSave } from "../fixture/run-driver.ts";
import type { ConformanceSubject } from "../suite/conformance-case.ts";

export const ending: ConformanceSubject = {
  name: "ending a run",
  cases: [
    {
      title: "a run that ended says how and when",
      run: async ({ storage, runId }) => {
        await createRun(storage, runId("done"), ["A"]);
        await createRun(storage, runId("broken"), ["A"]);
        const done = await storage.catalog.endRun(runId("done"), "finished");
        const broken = await storage.catalog.endRun(runId("broken"), "failed");
        expect([done.status, broken.status]).toEqual(["finished", "failed"]);
        expect(done.finishedAtMs).toBeGreaterThanOrEqual(done.createdAtMs);
        expect(await storage.getRun(runId("done"))).toEqual(done);
      },
    },
    {
      title: "the writer of a run that ended is refused",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A"]);
        await driver.save(60_000, { A: "a1" });
        await storage.catalog.endRun(runId(), "finished");
        await expectRefusal(tryToSave(driver, 120_000), "RUN.ENDED");
        expect(await listInstants(storage, runId())).toEqual([60_000]);
      },
    },
    {
      title: "the savepoints of a run that ended can be read",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A"]);
        const saved = await driver.save(60_000, { A: "a1" });
        await storage.catalog.endRun(runId(), "failed");
        expect(await storage.getLatestSavepoint(runId())).toEqual(saved);
        expect(await readTexts(storage, saved)).toEqual({ A: "a1" });
      },
    },
    {
      title: "loading a run that ended opens it again",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A"]);
        const base = await driver.save(60_000, { A: "a1" });
        await storage.catalog.endRun(runId(), "finished");
        const again = await takeOver(storage, base, ["A"]);
        expect(await storage.getRun(runId())).toMatchObject({
          status: "running",
          finishedAtMs: null,
        });
        const saved = await again.save(120_000, { A: "a2" });
        expect(await readTexts(storage, saved)).toEqual({ A: "a2" });
        await expectRefusal(tryToSave(driver, 180_000), "RUN.FENCED");
      },
    },
    {
      title: "a run that does not exist cannot end",
      run: async ({ storage, runId }) => {
        await expectRefusal(storage.catalog.endRun(runId(), "finished"), "RUN.NOT_FOUND");
        await createRun(storage, runId("gone"), ["A"]);
        await storage.deleteRun(runId("gone"));
        await expectRefusal(storage.catalog.endRun(runId("gone"), "failed"), "RUN.NOT_FOUND");
      },
    },
    {
      title: "a run that ended can be deleted",
      run: async ({ storage, runId }) => {
        await createRun(storage, runId(), ["A"]);
        await storage.catalog.endRun(runId(), "finished");
        await storage.deleteRun(runId());
        expect(await storage.isInitialized(runId())).toBe(false);
      },
    },
  ],
};
