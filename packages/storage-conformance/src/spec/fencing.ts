import { parseEntityId, parseSchedule } from "@runbox/core";
import { expect } from "vitest";
import { expectRefusal } from "../fixture/expect-refusal.ts";
import { listInstants, NO_SAVEPOINT_ID, readTexts } from "../fixture/read-savepoint.ts";
import { createRun, HOLDER, takeOver, tryToSave } from "../fixture/run-driver.ts";
import type { ConformanceSubject } from "../suite/conformance-case.ts";

export const fencing: ConformanceSubject = {
  name: "acquiring and fencing",
  cases: [
    {
      title: "acquiring raises the epoch by one each time",
      run: async ({ storage, runId }) => {
        await createRun(storage, runId(), ["A"]);
        const epochs = [];
        for (let round = 0; round < 3; round += 1) {
          const acquisition = await storage.acquireRun(runId(), HOLDER);
          epochs.push(acquisition.epoch, acquisition.run.epoch);
        }
        expect(epochs).toEqual([2, 2, 3, 3, 4, 4]);
        expect((await storage.getRun(runId())).epoch).toBe(4);
      },
    },
    {
      title: "a run that does not exist cannot be acquired",
      run: async ({ storage, runId }) => {
        await expectRefusal(storage.acquireRun(runId(), HOLDER), "RUN.NOT_FOUND");
      },
    },
    {
      title: "an acquired run refuses its earlier writer, and keeps nothing of what it tried",
      run: async ({ storage, runId }) => {
        const old = await createRun(storage, runId(), ["A", "B"]);
        const first = await old.save(60_000, { A: "a1", B: "b1" });
        await storage.acquireRun(runId(), HOLDER);
        await expectRefusal(tryToSave(old, 120_000), "RUN.FENCED");
        expect(await listInstants(storage, runId())).toEqual([60_000]);
        expect((await storage.getLatestSavepoint(runId()))?.savepointId).toBe(first.savepointId);
      },
    },
    {
      title: "the refusal says which epoch was held and which is current",
      run: async ({ storage, runId }) => {
        const old = await createRun(storage, runId(), ["A"]);
        await storage.acquireRun(runId(), HOLDER);
        await storage.acquireRun(runId(), HOLDER);
        const error = await expectRefusal(tryToSave(old, 60_000), "RUN.FENCED");
        expect(error.facts).toMatchObject({ heldEpoch: 1, currentEpoch: 3 });
      },
    },
    {
      title: "pushes that were taken before the takeover do not complete after it",
      run: async ({ storage, runId }) => {
        const old = await createRun(storage, runId(), ["A"]);
        await old.push("A", 60_000, "a1");
        await old.writer.flush();
        await storage.acquireRun(runId(), HOLDER);
        await expectRefusal(old.complete(60_000), "RUN.FENCED");
        expect(await storage.getLatestSavepoint(runId())).toBeUndefined();
      },
    },
    {
      title: "a fenced writer stays fenced after its successor has written and closed",
      run: async ({ storage, runId }) => {
        const old = await createRun(storage, runId(), ["A"]);
        const base = await old.save(60_000, { A: "a1" });
        const successor = await takeOver(storage, base, ["A"]);
        await successor.save(120_000, { A: "a2" });
        await successor.writer.close();
        await expectRefusal(tryToSave(old, 180_000), "RUN.FENCED");
        expect(await listInstants(storage, runId())).toEqual([120_000, 60_000]);
      },
    },
    {
      title: "an acquisition that was overtaken cannot begin",
      run: async ({ storage, runId }) => {
        const first = await createRun(storage, runId(), ["A"]);
        const base = await first.save(60_000, { A: "a1" });
        const overtaken = await storage.acquireRun(runId(), HOLDER);
        await storage.acquireRun(runId(), HOLDER);
        const beginning = {
          base,
          schedule: overtaken.run.schedule,
          entityIds: [parseEntityId("A")],
          keepSavepoints: 10,
          stateVersion: 1,
        };
        await expectRefusal(overtaken.begin(beginning), "RUN.FENCED");
      },
    },
    {
      title: "of takeovers at the same time each gets an epoch of its own, and the last may write",
      run: async ({ storage, runId }) => {
        const first = await createRun(storage, runId(), ["A"]);
        const base = await first.save(60_000, { A: "a1" });
        const rivals = await Promise.all(
          Array.from({ length: 10 }, () => storage.acquireRun(runId(), HOLDER)),
        );
        const epochs = rivals.map(({ epoch }) => Number(epoch)).sort((a, b) => a - b);
        expect(epochs).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        const begun = await Promise.allSettled(
          rivals.map(({ begin, run }) =>
            begin({
              base,
              schedule: run.schedule,
              entityIds: [parseEntityId("A")],
              keepSavepoints: 10,
              stateVersion: 1,
            }),
          ),
        );
        const winners = begun.filter((outcome) => outcome.status === "fulfilled");
        expect(winners.map(({ value }) => value.epoch)).toEqual([11]);
      },
    },
    {
      title: "a run cannot begin on a savepoint that does not exist",
      run: async ({ storage, runId }) => {
        const first = await createRun(storage, runId(), ["A"]);
        const base = await first.save(60_000, { A: "a1" });
        const unknown = { ...base, savepointId: NO_SAVEPOINT_ID };
        await expectRefusal(takeOver(storage, unknown, ["A"]), "SAVEPOINT.NOT_FOUND");
      },
    },
    {
      title: "what a run begins with is what its record says",
      run: async ({ storage, runId }) => {
        const first = await createRun(storage, runId(), ["A"]);
        const base = await first.save(60_000, { A: "a1" });
        const next = await takeOver(storage, base, ["A", "B"], {
          schedule: parseSchedule(50_000),
          keepSavepoints: 3,
          stateVersion: 2,
        });
        expect(await storage.getRun(runId())).toMatchObject({
          schedule: 50_000,
          entityCount: 2,
          keepSavepoints: 3,
          stateVersion: 2,
          epoch: 2,
        });
        const saved = await next.save(100_000, { A: "a2", B: "b2" });
        expect(saved).toMatchObject({ epoch: 2, stateVersion: 2, entityCount: 2 });
        expect(await readTexts(storage, saved)).toEqual({ A: "a2", B: "b2" });
      },
    },
    {
      title: "a closed writer refuses to write",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A"]);
        await driver.writer.close();
        await expectRefusal(driver.push("A", 60_000, "late"), "RUN.CLOSED");
        await expectRefusal(driver.complete(60_000), "RUN.CLOSED");
      },
    },
    {
      title: "closing an old writer does not take the lease from its successor",
      run: async ({ storage, runId }) => {
        const old = await createRun(storage, runId(), ["A"]);
        await storage.acquireRun(runId(), { ...HOLDER, name: "successor" });
        await old.writer.close().catch(() => undefined);
        expect((await storage.getRun(runId())).leaseHolder).toBe("successor");
      },
    },
  ],
};
