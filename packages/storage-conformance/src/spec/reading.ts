import { parseEntityId } from "@runbox/core";
import { expect } from "vitest";
import { expectRefusal } from "../fixture/expect-refusal.ts";
import { NO_SAVEPOINT_ID, readTexts } from "../fixture/read-savepoint.ts";
import { createRun } from "../fixture/run-driver.ts";
import type { ConformanceSubject } from "../suite/conformance-case.ts";

const MANY = 20_000;

export const reading: ConformanceSubject = {
  name: "reading and order",
  cases: [
    {
      title: "entities come in the order they were registered in, not by name",
      run: async ({ storage, runId }) => {
        const entities = ["zebra", "a", "M", "0", "b.1", "B", "a-"];
        const driver = await createRun(storage, runId(), entities);
        const contents = Object.fromEntries(entities.map((id) => [id, `of ${id}`]));
        const saved = await driver.save(60_000, contents);
        const reader = await storage.openSavepoint(runId(), saved.savepointId);
        expect(reader.entityIds).toEqual(entities);
        const listed = await reader.listEntities();
        expect(listed.map(({ entityId }) => entityId)).toEqual(entities);
        expect(listed.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2, 3, 4, 5, 6]);
        expect(reader.record).toEqual(saved);
        await reader.close();
        expect(await readTexts(storage, saved)).toEqual(contents);
      },
    },
    {
      title: "the latest savepoint is the one of the greatest instant",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A"], {});
        // As texts these would sort the other way round.
        for (const instant of [60_000, 120_000, 960_000, 1_020_000, 10_020_000]) {
          const saved = await driver.save(instant, { A: `at ${instant}` });
          expect(await storage.getLatestSavepoint(runId())).toEqual(saved);
        }
      },
    },
    {
      title: "instants up to the greatest safe integer are kept exactly",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A"]);
        const instant = Number.MAX_SAFE_INTEGER;
        await driver.save(instant - 1, { A: "before" });
        const saved = await driver.save(instant, { A: "end of time" });
        expect(saved.instant).toBe(instant);
        expect((await storage.getLatestSavepoint(runId()))?.instant).toBe(instant);
        expect(await readTexts(storage, saved)).toEqual({ A: "end of time" });
      },
    },
    {
      title: "one entity can be read alone, and one that is not in the savepoint is refused",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A", "B"]);
        const saved = await driver.save(60_000, { A: "a1", B: "b1" });
        const reader = await storage.openSavepoint(runId(), saved.savepointId);
        const found = await reader.readState(parseEntityId("B"));
        expect([found.ordinal, found.entityId]).toEqual([1, "B"]);
        expect(new TextDecoder().decode(found.state.bytes)).toBe("b1");
        await expectRefusal(reader.readState(parseEntityId("C")), "ENTITY.UNKNOWN");
        await expectRefusal(reader.readState(parseEntityId("constructor")), "ENTITY.UNKNOWN");
        await reader.close();
        await reader.close();
      },
    },
    {
      title: "a savepoint that does not exist is not found, by id and by instant",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A"]);
        const { savepointId, ...rest } = await driver.save(60_000, { A: "a1" });
        expect(rest.instant).toBe(60_000);
        const id = NO_SAVEPOINT_ID;
        await expectRefusal(
          storage.getSavepoint(runId(), { savepointId: id }),
          "SAVEPOINT.NOT_FOUND",
        );
        await expectRefusal(storage.openSavepoint(runId(), id), "SAVEPOINT.NOT_FOUND");
        const between = { instant: (await storage.getRun(runId())).startFrom };
        await expectRefusal(storage.getSavepoint(runId(), between), "SAVEPOINT.NOT_FOUND");
        const elsewhere = storage.openSavepoint(runId("other"), savepointId);
        await expectRefusal(elsewhere, "RUN.NOT_FOUND");
      },
    },
    {
      title: "readers of one savepoint at the same time each see it whole",
      run: async ({ storage, runId }) => {
        const entities = Array.from({ length: 200 }, (_, index) => `e${index}`);
        const driver = await createRun(storage, runId(), entities);
        const contents = Object.fromEntries(entities.map((id) => [id, `of ${id}`]));
        const saved = await driver.save(60_000, contents);
        const all = await Promise.all(Array.from({ length: 6 }, () => readTexts(storage, saved)));
        for (const texts of all) expect(texts).toEqual(contents);
      },
    },
    {
      title: "the states can be read twice through one reader",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A", "B"]);
        const saved = await driver.save(60_000, { A: "a1", B: "b1" });
        const reader = await storage.openSavepoint(runId(), saved.savepointId);
        for (let round = 0; round < 2; round += 1) {
          const ids: string[] = [];
          for await (const batch of reader.states()) ids.push(...batch.map((one) => one.entityId));
          expect(ids.sort()).toEqual(["A", "B"]);
        }
        await reader.close();
      },
    },
    {
      title: "a reader that stops half-way can be closed",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A", "B"]);
        const saved = await driver.save(60_000, { A: "a1", B: "b1" });
        const reader = await storage.openSavepoint(runId(), saved.savepointId);
        for await (const batch of reader.states()) {
          expect(batch.length).toBeGreaterThan(0);
          break;
        }
        await reader.close();
        expect(await readTexts(storage, saved)).toEqual({ A: "a1", B: "b1" });
      },
    },
    {
      title: `${MANY.toLocaleString("en")} entities are read back, each with its own state`,
      needs: "many-entities",
      timeoutMs: 120_000,
      run: async ({ storage, runId }) => {
        const entities = Array.from({ length: MANY }, (_, index) => `entity-${index}`);
        const driver = await createRun(storage, runId(), entities);
        const entries = entities.map((id) => driver.entry(id, 60_000, `first of ${id}`));
        await driver.writer.append(entries);
        await driver.complete(60_000);
        const changed = entities.map((id, index) =>
          driver.entry(id, 120_000, index % 100 === 0 ? `second of ${id}` : null),
        );
        await driver.writer.append(changed);
        const [saved] = await driver.complete(120_000);
        expect.assert(saved !== undefined);
        expect([saved.entityCount, saved.changedCount]).toEqual([MANY, MANY / 100]);
        const texts = await readTexts(storage, saved);
        const wrong = entities.filter(
          (id, index) => texts[id] !== `${index % 100 === 0 ? "second" : "first"} of ${id}`,
        );
        expect(wrong).toEqual([]);
      },
    },
  ],
};
