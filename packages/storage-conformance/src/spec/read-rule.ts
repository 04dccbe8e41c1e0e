import fc from "fast-check";
import { expect } from "vitest";
import { readTexts } from "../fixture/read-savepoint.ts";
import { createRun, type RunDriver } from "../fixture/run-driver.ts";
import type { CaseContext, ConformanceSubject } from "../suite/conformance-case.ts";

const STEP = 60_000;
const ENTITIES = ["A", "B", "C"];

export const readRule: ConformanceSubject = {
  name: "which push counts for which savepoint",
  cases: [
    {
      title: "an entity that jumped counts for every savepoint that it passed",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A", "B"]);
        await driver.push("A", 180_000, "far");
        await driver.push("B", 60_000, "b1");
        const first = await completeOne(driver, 60_000);
        await driver.push("B", 180_000, "b3");
        const third = await completeOne(driver, 180_000);
        expect(await readTexts(storage, first)).toEqual({ A: "far", B: "b1" });
        expect(await readTexts(storage, third)).toEqual({ A: "far", B: "b3" });
      },
    },
    {
      title: "the first push at or after an instant stays in it, whatever the entity pushes later",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A", "B"]);
        await driver.push("A", 60_000, "first");
        await driver.push("A", 120_000, "second");
        await driver.push("A", 180_000, "third");
        await driver.push("B", 120_000, "once");
        const [at60, at120] = await driver.complete(60_000, 120_000);
        expect.assert(at60 !== undefined && at120 !== undefined);
        expect(await readTexts(storage, at60)).toEqual({ A: "first", B: "once" });
        expect(await readTexts(storage, at120)).toEqual({ A: "second", B: "once" });
      },
    },
    {
      title: "an unchanged entity keeps the state of its push before",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A", "B"]);
        await driver.save(60_000, { A: "a1", B: "b1" });
        await driver.save(120_000, { A: null, B: "b2" });
        const third = await driver.save(180_000, { A: null, B: null });
        expect(await readTexts(storage, third)).toEqual({ A: "a1", B: "b2" });
      },
    },
    {
      title: "unchanged, changed and unchanged again, all open at once, resolve one by one",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A", "B"]);
        for (const [at, content] of [
          [60_000, "a1"],
          [120_000, null],
          [180_000, "a3"],
          [240_000, null],
        ] as const) {
          await driver.push("A", at, content);
        }
        await driver.push("B", 240_000, "b");
        const records = await driver.complete(60_000, 120_000, 180_000, 240_000);
        const texts = await Promise.all(records.map((record) => readTexts(storage, record)));
        expect(texts.map(({ A }) => A)).toEqual(["a1", "a1", "a3", "a3"]);
      },
    },
    {
      title: "an entity far ahead does not leak its later states into earlier savepoints",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A", "B"]);
        for (let step = 1; step <= 30; step += 1) await driver.push("A", step * STEP, `a${step}`);
        for (let step = 1; step <= 30; step += 1) {
          await driver.push("B", step * STEP, `b${step}`);
          const saved = await completeOne(driver, step * STEP);
          expect(await readTexts(storage, saved)).toEqual({ A: `a${step}`, B: `b${step}` });
        }
      },
    },
    {
      title: "flushing between the pushes changes nothing in what is read",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A", "B"]);
        await driver.push("A", 120_000, "a2");
        await driver.writer.flush();
        await driver.push("A", 180_000, "a3");
        await driver.writer.flush();
        await driver.push("B", 60_000, "b1");
        await driver.writer.flush();
        await driver.push("B", 180_000, null);
        const records = await driver.complete(60_000, 120_000, 180_000);
        const texts = await Promise.all(records.map((record) => readTexts(storage, record)));
        expect(texts).toEqual([
          { A: "a2", B: "b1" },
          { A: "a2", B: "b1" },
          { A: "a3", B: "b1" },
        ]);
      },
    },
    {
      title: "any order of jumping pushes reads as the rule says, by a literal count",
      timeoutMs: 120_000,
      run: (context) => checkAnyOrder(context),
    },
  ],
};

async function completeOne(driver: RunDriver, instant: number) {
  const [record] = await driver.complete(instant);
  expect.assert(record !== undefined);
  return record;
}

/** Each step: an entity, how many instants it goes on, and whether its state is new. */
async function checkAnyOrder({ storage, runId }: CaseContext): Promise<void> {
  const step = fc.record({
    entity: fc.constantFrom(...ENTITIES),
    ahead: fc.integer({ min: 1, max: 4 }),
    isNew: fc.boolean(),
  });
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
      round += 1;
      const driver = await createRun(storage, runId(`any${round}`), ENTITIES);
      const pushed: { entity: string; instant: number; text: string }[] = [];
      const standing = new Map(ENTITIES.map((entity) => [entity, 0]));
      for (const [index, { entity, ahead, isNew }] of steps.entries()) {
        const instant = (standing.get(entity) ?? 0) + ahead * STEP;
        standing.set(entity, instant);
        const before = pushed.findLast((push) => push.entity === entity);
        const text = isNew || before === undefined ? `${entity}${index}` : before.text;
        await driver.push(entity, instant, before?.text === text ? null : text);
        pushed.push({ entity, instant, text });
      }
      const frontier = Math.min(...standing.values());
      const due = pushed.map(({ instant }) => instant).filter((instant) => instant <= frontier);
      const instants = [...new Set(due)].sort((a, b) => a - b);
      for (const record of await driver.complete(...instants)) {
        const expected = ENTITIES.map((entity) => [
          entity,
          pushed.find((push) => push.entity === entity && push.instant >= record.instant)?.text,
        ]);
        expect(await readTexts(storage, record)).toEqual(Object.fromEntries(expected));
      }
    }),
    { numRuns: 40 },
  );
}
