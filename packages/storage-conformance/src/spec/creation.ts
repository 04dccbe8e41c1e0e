import { parseExternalMs, parseSchedule } from "@runbox/core";
import { expect } from "vitest";
import { expectRefusal } from "../fixture/expect-refusal.ts";
import { readTexts } from "../fixture/read-savepoint.ts";
import { createRun, HOLDER, newRun } from "../fixture/run-driver.ts";
import type { ConformanceSubject } from "../suite/conformance-case.ts";

export const creation: ConformanceSubject = {
  name: "creating a run",
  cases: [
    {
      title: "a run that was never created is not initialized",
      run: async ({ storage, runId }) => {
        expect(await storage.isInitialized(runId())).toBe(false);
        await expectRefusal(storage.getRun(runId()), "RUN.NOT_FOUND");
      },
    },
    {
      title: "a created run is initialized and open in epoch 1",
      run: async ({ storage, runId }) => {
        const { writer } = await createRun(storage, runId(), ["A", "B"]);
        expect(await storage.isInitialized(runId())).toBe(true);
        expect([writer.runId, writer.epoch]).toEqual([runId(), 1]);
      },
    },
    {
      title: "the record says what the run was created with",
      run: async ({ storage, runId }) => {
        const before = Date.now();
        await createRun(storage, runId(), ["A", "B", "C"], {
          clock: "logical",
          schedule: parseSchedule(7),
          startFrom: parseExternalMs(3),
          keepSavepoints: 4,
          scenario: "flights",
          stateVersion: 9,
        });
        const run = await storage.getRun(runId());
        expect(run).toMatchObject({
          runId: runId(),
          status: "running",
          clock: "logical",
          schedule: 7,
          startFrom: 3,
          epoch: 1,
          headBranch: 0,
          entityCount: 3,
          keepSavepoints: 4,
          scenario: "flights",
          stateVersion: 9,
          finishedAtMs: null,
          latestSavepoint: null,
        });
        // A minute of tolerance: the storage's clock may be another machine's.
        expect(Math.abs(run.createdAtMs - before)).toBeLessThan(60_000);
        expect(run.activeAtMs).toBeGreaterThanOrEqual(run.createdAtMs);
      },
    },
    {
      title: 'the schedule "none" and the greatest times come back as they were',
      run: async ({ storage, runId }) => {
        const startFrom = parseExternalMs(Number.MAX_SAFE_INTEGER);
        await createRun(storage, runId(), ["A"], { schedule: "none", startFrom });
        expect(await storage.getRun(runId())).toMatchObject({ schedule: "none", startFrom });
      },
    },
    {
      title: "tags come back whatever they are called and hold",
      run: async ({ storage, runId }) => {
        const tags = JSON.parse(
          '{"__proto__":"p","constructor":"c","":"empty","quote\'s":"\\"%_\\\\","город":"Praha \u{1f6eb}"}',
        );
        await createRun(storage, runId(), ["A"], { tags });
        const found = (await storage.getRun(runId())).tags;
        expect(Object.entries(found).sort()).toEqual(Object.entries(tags).sort());
      },
    },
    {
      title: "creating a run again is refused and leaves the first as it was",
      run: async ({ storage, runId }) => {
        const first = await createRun(storage, runId(), ["A"]);
        const second = newRun(runId(), ["X", "Y"], { stateVersion: 5 });
        await expectRefusal(storage.createRun(second), "RUN.ALREADY_INITIALIZED");
        expect(await storage.getRun(runId())).toMatchObject({ entityCount: 1, stateVersion: 1 });
        const saved = await first.save(60_000, { A: "first" });
        expect(await readTexts(storage, saved)).toEqual({ A: "first" });
      },
    },
    {
      title: "of creations at the same time exactly one succeeds",
      run: async ({ storage, runId }) => {
        const attempts = Array.from({ length: 8 }, () => storage.createRun(newRun(runId(), ["A"])));
        const outcomes = await Promise.allSettled(attempts);
        const refused = outcomes.filter(({ status }) => status === "rejected");
        expect(refused).toHaveLength(7);
        for (const outcome of refused) {
          expect(outcome).toMatchObject({ reason: { code: "RUN.ALREADY_INITIALIZED" } });
        }
      },
    },
    {
      title: "runs do not see each other's savepoints",
      run: async ({ storage, runId }) => {
        const one = await createRun(storage, runId("one"), ["A"]);
        await createRun(storage, runId("two"), ["A"]);
        const saved = await one.save(60_000, { A: "one" });
        expect(await storage.getLatestSavepoint(runId("two"))).toBeUndefined();
        const foreign = storage.openSavepoint(runId("two"), saved.savepointId);
        await expectRefusal(foreign, "SAVEPOINT.NOT_FOUND");
        const ref = { savepointId: saved.savepointId };
        await expectRefusal(storage.getSavepoint(runId("two"), ref), "SAVEPOINT.NOT_FOUND");
      },
    },
    {
      title: "what the caller does to its lists afterwards does not reach the run",
      run: async ({ storage, runId }) => {
        const tags: Record<string, string> = { team: "red" };
        const run = newRun(runId(), ["A", "B"], { tags });
        const entityIds = [...run.entityIds];
        const writer = await storage.createRun({ ...run, entityIds });
        entityIds.length = 0;
        tags["team"] = "blue";
        expect(await storage.getRun(runId())).toMatchObject({
          entityCount: 2,
          tags: { team: "red" },
        });
        expect(writer.hasState(0)).toBe(false);
      },
    },
    {
      title: "what a caller does to a record does not reach the run",
      run: async ({ storage, runId }) => {
        await createRun(storage, runId(), ["A"], { tags: { team: "red" } });
        const record = await storage.getRun(runId());
        Reflect.set(record, "status", "failed");
        Reflect.set(record.tags, "team", "blue");
        expect(await storage.getRun(runId())).toMatchObject({
          status: "running",
          tags: { team: "red" },
        });
      },
    },
    {
      title: "a run shows who holds it, until the holder closes it",
      run: async ({ storage, runId }) => {
        const { writer } = await createRun(storage, runId(), ["A"]);
        const held = await storage.getRun(runId());
        expect(held.leaseHolder).toBe(HOLDER.name);
        expect(held.leaseUntilMs).toBeGreaterThan(held.createdAtMs);
        await writer.close();
        await writer.close();
        expect((await storage.getRun(runId())).leaseHolder).toBeNull();
      },
    },
  ],
};
