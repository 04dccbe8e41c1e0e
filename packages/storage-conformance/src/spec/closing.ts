import { expect } from "vitest";
import { expectRefusal } from "../fixture/expect-refusal.ts";
import { readTexts } from "../fixture/read-savepoint.ts";
import { createRun, HOLDER, newRun, tryToSave } from "../fixture/run-driver.ts";
import type { ConformanceSubject } from "../suite/conformance-case.ts";

export const closing: ConformanceSubject = {
  name: "a closed storage",
  cases: [
    {
      title: "it says what kind it is and whether it is durable",
      run: async ({ storage }) => {
        const { kind, durable } = storage.capabilities;
        expect(["memory", "sqlite", "postgresql"]).toContain(kind);
        expect(durable).toBe(kind !== "memory");
      },
    },
    {
      title: "after close every call is refused",
      run: async ({ fresh, runId }) => {
        const storage = await fresh();
        const driver = await createRun(storage, runId(), ["A"]);
        const { savepointId } = await driver.save(60_000, { A: "a1" });
        await storage.close();
        const { catalog } = storage;
        const query = { sort: "runId", descending: true } as const;
        const calls = [
          storage.isInitialized(runId()),
          storage.getRun(runId()),
          storage.createRun(newRun(runId("other"), ["A"])),
          storage.acquireRun(runId(), HOLDER),
          storage.resumeRun(runId(), driver.writer.epoch, HOLDER),
          storage.getLatestSavepoint(runId()),
          storage.getSavepoint(runId(), { savepointId }),
          storage.openSavepoint(runId(), savepointId),
          storage.pruneSavepoints(runId()),
          storage.deleteRun(runId()),
          catalog.listRuns(query, { limit: 1 }),
          catalog.countRuns(query),
          catalog.listSavepoints(runId(), { descending: true }, { limit: 1 }),
          catalog.endRun(runId(), "failed"),
        ];
        for (const call of calls) call.catch(() => undefined);
        for (const call of calls) await expectRefusal(call, "STORAGE.CLOSED");
      },
    },
    {
      title: "the writers of a closed storage are refused",
      run: async ({ fresh, runId }) => {
        const storage = await fresh();
        const driver = await createRun(storage, runId(), ["A"]);
        await storage.close();
        await expectRefusal(tryToSave(driver, 60_000), "STORAGE.CLOSED", "RUN.CLOSED");
      },
    },
    {
      title: "closing twice does nothing",
      run: async ({ fresh }) => {
        const storage = await fresh();
        await storage.close();
        await storage.close();
      },
    },
    {
      title: "two storages do not share runs",
      run: async ({ fresh, runId }) => {
        const [one, two] = [await fresh(), await fresh()];
        const driver = await createRun(one, runId(), ["A"]);
        const saved = await driver.save(60_000, { A: "a1" });
        expect(await two.isInitialized(runId())).toBe(false);
        await createRun(two, runId(), ["A", "B"]);
        expect(await readTexts(one, saved)).toEqual({ A: "a1" });
      },
    },
  ],
};
