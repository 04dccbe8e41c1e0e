import { expect } from "vitest";
import { listInstants, readTexts } from "../fixture/read-savepoint.ts";
import { createRun, takeOver } from "../fixture/run-driver.ts";
import type { ConformanceSubject } from "../suite/conformance-case.ts";

export const stalePushes: ConformanceSubject = {
  name: "pushes of a session that ended",
  cases: [
    {
      title: "a fast entity's pushes past the base are not seen after a reload",
      run: async ({ storage, runId }) => {
        const old = await createRun(storage, runId(), ["A", "B"]);
        const base = await old.save(60_000, { A: "a1", B: "b1" });
        await old.push("A", 120_000, "stale 2");
        await old.push("A", 180_000, "stale 3");
        await old.writer.flush();
        const next = await takeOver(storage, base, ["A", "B"]);
        const second = await next.save(120_000, { A: "fresh 2", B: "b2" });
        const third = await next.save(180_000, { A: "fresh 3", B: "b3" });
        expect(await readTexts(storage, second)).toEqual({ A: "fresh 2", B: "b2" });
        expect(await readTexts(storage, third)).toEqual({ A: "fresh 3", B: "b3" });
      },
    },
    {
      title: "unchanged after a reload means the base savepoint, not a stale push",
      run: async ({ storage, runId }) => {
        const old = await createRun(storage, runId(), ["A", "B"]);
        const base = await old.save(60_000, { A: "a1", B: "b1" });
        await old.push("A", 120_000, "stale");
        await old.writer.flush();
        const next = await takeOver(storage, base, ["A", "B"]);
        const second = await next.save(120_000, { A: null, B: null });
        expect(await readTexts(storage, second)).toEqual({ A: "a1", B: "b1" });
        const third = await next.save(180_000, { A: "a3", B: null });
        expect(await readTexts(storage, third)).toEqual({ A: "a3", B: "b1" });
      },
    },
    {
      title: "stale pushes do not complete a savepoint together with fresh ones",
      run: async ({ storage, runId }) => {
        const old = await createRun(storage, runId(), ["A", "B"]);
        const base = await old.save(60_000, { A: "a1", B: "b1" });
        await old.push("A", 120_000, "stale");
        await old.writer.flush();
        const next = await takeOver(storage, base, ["A", "B"]);
        await next.push("B", 120_000, "b2");
        await next.writer.flush();
        expect(await listInstants(storage, runId())).toEqual([60_000]);
      },
    },
    {
      title: "through many sessions each leaves only what it completed",
      run: async ({ storage, runId }) => {
        let driver = await createRun(storage, runId(), ["A", "B"]);
        for (let round = 1; round <= 8; round += 1) {
          const at = round * 60_000;
          const saved = await driver.save(at, { A: `a${round}`, B: round % 2 === 0 ? null : "b" });
          await driver.push("A", at + 60_000, `stale ${round}`);
          if (round % 3 !== 0) await driver.writer.flush();
          expect(await readTexts(storage, saved)).toEqual({ A: `a${round}`, B: "b" });
          driver = await takeOver(storage, saved, ["A", "B"]);
        }
      },
    },
    {
      title: "a savepoint keeps its bytes while later sessions come and go",
      run: async ({ storage, runId }) => {
        let driver = await createRun(storage, runId(), ["A"]);
        const first = await driver.save(60_000, { A: "original" });
        let latest = first;
        for (let round = 2; round <= 6; round += 1) {
          driver = await takeOver(storage, latest, ["A"]);
          latest = await driver.save(round * 60_000, { A: `a${round}` });
          await storage.pruneSavepoints(runId());
        }
        expect(await readTexts(storage, first)).toEqual({ A: "original" });
      },
    },
  ],
};
