import { parseEntityId } from "@runbox/core";
import { expect } from "vitest";
import { expectRefusal } from "../fixture/expect-refusal.ts";
import { readTexts } from "../fixture/read-savepoint.ts";
import { createRun, takeOver } from "../fixture/run-driver.ts";
import type { ConformanceSubject } from "../suite/conformance-case.ts";

export const registryChange: ConformanceSubject = {
  name: "other entities after a load",
  cases: [
    {
      title: "a dropped entity is in no later savepoint, and stays in the earlier one",
      run: async ({ storage, runId }) => {
        const old = await createRun(storage, runId(), ["A", "B"]);
        const base = await old.save(60_000, { A: "a1", B: "b1" });
        const next = await takeOver(storage, base, ["B"]);
        const saved = await next.save(120_000, { B: null });
        expect(await readTexts(storage, saved)).toEqual({ B: "b1" });
        expect(await readTexts(storage, base)).toEqual({ A: "a1", B: "b1" });
        const reader = await storage.openSavepoint(runId(), saved.savepointId);
        await expectRefusal(reader.readState(parseEntityId("A")), "ENTITY.UNKNOWN");
        await reader.close();
      },
    },
    {
      title: "an added entity begins without a state",
      run: async ({ storage, runId }) => {
        const old = await createRun(storage, runId(), ["A"]);
        const base = await old.save(60_000, { A: "a1" });
        const next = await takeOver(storage, base, ["N", "A"]);
        expect([next.writer.hasState(0), next.writer.hasState(1)]).toEqual([false, true]);
        const saved = await next.save(120_000, { N: "n2", A: null });
        expect(await readTexts(storage, saved)).toEqual({ N: "n2", A: "a1" });
      },
    },
    {
      title: "a renamed entity begins without a state, whatever place it takes",
      run: async ({ storage, runId }) => {
        const old = await createRun(storage, runId(), ["A", "B"]);
        const base = await old.save(60_000, { A: "a1", B: "b1" });
        const next = await takeOver(storage, base, ["A2", "B"]);
        expect([next.writer.hasState(0), next.writer.hasState(1)]).toEqual([false, true]);
        const saved = await next.save(120_000, { A2: "carried over", B: null });
        expect(await readTexts(storage, saved)).toEqual({ A2: "carried over", B: "b1" });
      },
    },
    {
      title: "entities in another order keep their own states",
      run: async ({ storage, runId }) => {
        const old = await createRun(storage, runId(), ["A", "B", "C"]);
        const base = await old.save(60_000, { A: "a1", B: "b1", C: "c1" });
        const next = await takeOver(storage, base, ["C", "A", "B"]);
        const saved = await next.save(120_000, { C: null, A: null, B: "b2" });
        expect(await readTexts(storage, saved)).toEqual({ A: "a1", B: "b2", C: "c1" });
      },
    },
    {
      title: "an entity that comes back after it was dropped does not see its old bytes",
      run: async ({ storage, runId }) => {
        const first = await createRun(storage, runId(), ["A", "B"]);
        const at60 = await first.save(60_000, { A: "old bytes", B: "b1" });
        const without = await takeOver(storage, at60, ["B"]);
        const at120 = await without.save(120_000, { B: "b2" });
        const again = await takeOver(storage, at120, ["A", "B"]);
        expect(again.writer.hasState(0)).toBe(false);
        const at180 = await again.save(180_000, { A: "new bytes", B: null });
        expect(await readTexts(storage, at180)).toEqual({ A: "new bytes", B: "b2" });
        const later = await takeOver(storage, at180, ["B", "A"]);
        const at240 = await later.save(240_000, { B: null, A: null });
        expect(await readTexts(storage, at240)).toEqual({ A: "new bytes", B: "b2" });
      },
    },
    {
      title: "a drop that reached no savepoint is undone by the next load",
      run: async ({ storage, runId }) => {
        const first = await createRun(storage, runId(), ["A", "B"]);
        const base = await first.save(60_000, { A: "a1", B: "b1" });
        const without = await takeOver(storage, base, ["B"]);
        await without.push("B", 120_000, "unsaved");
        await without.writer.flush();
        const again = await takeOver(storage, base, ["A", "B"]);
        expect(again.writer.hasState(0)).toBe(true);
        const saved = await again.save(120_000, { A: null, B: null });
        expect(await readTexts(storage, saved)).toEqual({ A: "a1", B: "b1" });
      },
    },
    {
      title: "two entities that swap their names swap their states only when pushed",
      run: async ({ storage, runId }) => {
        const first = await createRun(storage, runId(), ["A", "B"]);
        const base = await first.save(60_000, { A: "a1", B: "b1" });
        const next = await takeOver(storage, base, ["B", "A"]);
        await next.push("B", 120_000, "a1");
        await next.push("A", 120_000, "b1");
        const [saved] = await next.complete(120_000);
        expect.assert(saved !== undefined);
        expect(await readTexts(storage, saved)).toEqual({ A: "b1", B: "a1" });
        expect(saved.changedCount).toBe(2);
      },
    },
    {
      title: "many more entities after a load, and many fewer after the next",
      run: async ({ storage, runId }) => {
        const many = Array.from({ length: 300 }, (_, index) => `e${index}`);
        const first = await createRun(storage, runId(), ["e7"]);
        const at60 = await first.save(60_000, { e7: "seven" });
        const grown = await takeOver(storage, at60, many);
        const contents = Object.fromEntries(many.map((id) => [id, id === "e7" ? null : id]));
        const at120 = await grown.save(120_000, contents);
        expect(at120.entityCount).toBe(300);
        const shrunk = await takeOver(storage, at120, ["e299", "e7"]);
        const at180 = await shrunk.save(180_000, { e299: null, e7: null });
        expect(await readTexts(storage, at180)).toEqual({ e299: "e299", e7: "seven" });
      },
    },
  ],
};
