import { expect } from "vitest";
import { readTexts } from "../fixture/read-savepoint.ts";
import { createRun, type RunDriver, takeOver, tryToSave } from "../fixture/run-driver.ts";
import type { ConformanceSubject } from "../suite/conformance-case.ts";

const ROUNDS = 15;

export const racingWriters: ConformanceSubject = {
  name: "two writers at once",
  cases: [
    {
      title: "a takeover during a save lets the save happen before it, or not at all",
      timeoutMs: 60_000,
      run: async ({ storage, runId }) => {
        for (let round = 0; round < ROUNDS; round += 1) {
          const id = runId(`race${round}`);
          const old = await createRun(storage, id, ["A", "B"]);
          const base = await old.save(60_000, { A: "a1", B: "b1" });
          const [saving, taking] = await Promise.allSettled([
            tryToSave(old, 120_000),
            takeOver(storage, base, ["A", "B"]),
          ]);
          expect.assert(taking.status === "fulfilled");
          if (saving.status === "rejected") {
            expect(saving.reason).toMatchObject({ code: "RUN.FENCED" });
          }
          const saved = await taking.value.save(180_000, { A: "new", B: null });
          expect(await readTexts(storage, saved)).toEqual({ A: "new", B: "b1" });
          await expect(tryToSave(old, 240_000)).rejects.toMatchObject({ code: "RUN.FENCED" });
        }
      },
    },
    {
      title: "of writers that take over and save at once, only the last epoch's savepoint is head",
      timeoutMs: 60_000,
      run: async ({ storage, runId }) => {
        const first = await createRun(storage, runId(), ["A"]);
        const base = await first.save(60_000, { A: "a1" });
        const rivals = Array.from({ length: 6 }, async (_, index) => {
          const driver = await takeOver(storage, base, ["A"]);
          await driver.save(120_000, { A: `rival ${index}` });
          return driver;
        });
        const done = (await Promise.allSettled(rivals))
          .filter((outcome): outcome is PromiseFulfilledResult<RunDriver> => {
            if (outcome.status === "fulfilled") return true;
            expect(outcome.reason).toMatchObject({ code: "RUN.FENCED" });
            return false;
          })
          .map(({ value }) => value);
        const { epoch } = await storage.getRun(runId());
        const winners = done.filter(({ writer }) => writer.epoch === epoch);
        expect(winners).toHaveLength(1);
        const latest = await storage.getLatestSavepoint(runId());
        expect(latest).toMatchObject({ instant: 120_000, epoch });
      },
    },
    {
      title: "many runs written at once do not mix",
      timeoutMs: 60_000,
      run: async ({ storage, runId }) => {
        const runs = Array.from({ length: 12 }, async (_, index) => {
          const driver = await createRun(storage, runId(`r${index}`), ["A", "B"]);
          const texts = [];
          for (let step = 1; step <= 4; step += 1) {
            const saved = await driver.save(step * 60_000, {
              A: `${index}.${step}`,
              B: `${index}`,
            });
            texts.push(await readTexts(storage, saved));
          }
          return texts;
        });
        const found = await Promise.all(runs);
        found.forEach((texts, index) => {
          expect(texts).toEqual(
            [1, 2, 3, 4].map((step) => ({ A: `${index}.${step}`, B: `${index}` })),
          );
        });
      },
    },
  ],
};
