import { toEpoch } from "@runbox/core";
import { expect } from "vitest";
import { expectRefusal } from "../fixture/expect-refusal.ts";
import { createRun, HOLDER, newRun, takeOver, tryToSave } from "../fixture/run-driver.ts";
import type { ConformanceSubject } from "../suite/conformance-case.ts";

const EVERY_RUN = { sort: "runId", descending: false } as const;

export const deletion: ConformanceSubject = {
  name: "deleting a run",
  cases: [
    {
      title: "a deleted run is not there for readers",
      run: async ({ storage, runId, prefix }) => {
        const driver = await createRun(storage, runId(), ["A"]);
        const { savepointId } = await driver.save(60_000, { A: "a1" });
        await storage.deleteRun(runId());
        expect(await storage.isInitialized(runId())).toBe(false);
        await expectRefusal(storage.getRun(runId()), "RUN.NOT_FOUND");
        await expectRefusal(storage.getSavepoint(runId(), { savepointId }), "RUN.NOT_FOUND");
        await expectRefusal(storage.openSavepoint(runId(), savepointId), "RUN.NOT_FOUND");
        const query = { ...EVERY_RUN, idPrefixes: [prefix] };
        expect((await storage.catalog.listRuns(query, { limit: 10 })).items).toEqual([]);
        expect((await storage.catalog.countRuns(query)).running).toBe(0);
        const listing = storage.catalog.listSavepoints(runId(), { descending: true }, { limit: 9 });
        await expectRefusal(listing, "RUN.NOT_FOUND");
      },
    },
    {
      title: "late writes to a deleted run are refused and do not bring it back",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A"]);
        await driver.save(60_000, { A: "a1" });
        await driver.push("A", 120_000, "a2");
        await storage.deleteRun(runId());
        await expectRefusal(driver.complete(120_000), "RUN.DELETED");
        await expectRefusal(tryToSave(driver, 180_000), "RUN.DELETED");
        expect(await storage.isInitialized(runId())).toBe(false);
      },
    },
    {
      title: "the name of a deleted run is not used again",
      run: async ({ storage, runId }) => {
        await createRun(storage, runId(), ["A"]);
        await storage.deleteRun(runId());
        await expectRefusal(storage.createRun(newRun(runId(), ["A"])), "RUN.DELETED");
        await expectRefusal(storage.acquireRun(runId(), HOLDER), "RUN.DELETED");
        await expectRefusal(storage.resumeRun(runId(), toEpoch(1), HOLDER), "RUN.DELETED");
      },
    },
    {
      title: "deleting twice is the same as once, and what never existed is not found",
      run: async ({ storage, runId }) => {
        await createRun(storage, runId(), ["A"]);
        await storage.deleteRun(runId());
        await storage.deleteRun(runId());
        await expectRefusal(storage.deleteRun(runId("never")), "RUN.NOT_FOUND");
        expect(await storage.isInitialized(runId("never"))).toBe(false);
        await createRun(storage, runId("never"), ["A"]);
      },
    },
    {
      title: "an acquisition of a run that was deleted since cannot begin",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A"]);
        const base = await driver.save(60_000, { A: "a1" });
        const acquisition = await storage.acquireRun(runId(), HOLDER);
        await storage.deleteRun(runId());
        const beginning = {
          base,
          schedule: acquisition.run.schedule,
          entityIds: driver.entityIds,
          keepSavepoints: 1,
          stateVersion: 1,
        };
        await expectRefusal(acquisition.begin(beginning), "RUN.DELETED");
        expect(await storage.isInitialized(runId())).toBe(false);
      },
    },
    {
      title: "a run whose name looks alike is not deleted with it",
      run: async ({ storage, runId }) => {
        const names = ["x_1", "xa1", "X_1", "x_1.", "x_10", "x-1"];
        for (const name of names) await createRun(storage, runId(name), ["A"]);
        await storage.deleteRun(runId("x_1"));
        const left = await Promise.all(names.map((name) => storage.isInitialized(runId(name))));
        expect(left).toEqual([false, true, true, true, true, true]);
      },
    },
    {
      title: "a reader that is open at the deletion gives the states it saw, or an error",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A"]);
        const saved = await driver.save(60_000, { A: "a1" });
        const reader = await storage.openSavepoint(runId(), saved.savepointId);
        await storage.deleteRun(runId());
        const read = async () => {
          const texts: string[] = [];
          for await (const batch of reader.states()) {
            for (const { state } of batch) texts.push(new TextDecoder().decode(state.bytes));
          }
          return texts;
        };
        const outcome = await read().catch((error: unknown) => error);
        if (Array.isArray(outcome)) expect(outcome).toEqual(["a1"]);
        else expect(outcome).toMatchObject({ name: "RunboxError" });
        await reader.close();
      },
    },
    {
      title: "deleting while the writer saves leaves a deleted run",
      run: async ({ storage, runId }) => {
        for (let round = 0; round < 10; round += 1) {
          const id = runId(`race${round}`);
          const driver = await createRun(storage, id, ["A"]);
          const [saving] = await Promise.allSettled([
            tryToSave(driver, 60_000),
            storage.deleteRun(id),
          ]);
          if (saving.status === "rejected") {
            expect(saving.reason).toMatchObject({ code: "RUN.DELETED" });
          }
          expect(await storage.isInitialized(id)).toBe(false);
          await expectRefusal(tryToSave(driver, 120_000), "RUN.DELETED");
        }
      },
    },
    {
      title: "a tombstone outlives a restart",
      needs: "restart",
      run: async ({ fresh, reopen, runId }) => {
        const storage = await fresh();
        const driver = await createRun(storage, runId(), ["A"]);
        const base = await driver.save(60_000, { A: "a1" });
        await storage.deleteRun(runId());
        const restarted = await reopen(storage);
        expect(await restarted.isInitialized(runId())).toBe(false);
        await expectRefusal(restarted.createRun(newRun(runId(), ["A"])), "RUN.DELETED");
        await expectRefusal(takeOver(restarted, base, ["A"]), "RUN.DELETED");
      },
    },
  ],
};
