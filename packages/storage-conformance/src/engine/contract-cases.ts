import { parseExternalMs } from "@runbox/core";
import { expect } from "vitest";
import { expectRefusal } from "../fixture/expect-refusal.ts";
import { listInstants } from "../fixture/read-savepoint.ts";
import type { ConformanceSubject } from "../suite/conformance-case.ts";
import {
  byId,
  contentOf,
  initEntities,
  latestContent,
  openStore,
  processMessage,
} from "./open-store.ts";

/** The numbered cases of the contract, 1 to 10 and 18: entities and savepoints. */
export const contractCases: ConformanceSubject = {
  name: "the engine's contract: entities and savepoints",
  cases: [
    {
      title: "1: a new entity at 10 000 has last 10 000 and next 60 000",
      run: async ({ storage, runId }) => {
        const entity = (await initEntities(openStore(storage, runId()), "A"))("A");
        expect(entity).toMatchObject({
          id: "A",
          state: "init A",
          timestamp: 10_000,
          schedule: 60_000,
          lastSavepoint: 10_000,
          nextSavepoint: 60_000,
        });
      },
    },
    {
      title: "2: an entity rebuilt at 60 000 does not push for 60 000 again, next is 120 000",
      run: async ({ storage, runId }) => {
        const entities = await initEntities(openStore(storage, runId()), "A");
        await entities("A").ackProcessedTime(60_000);
        const second = openStore(storage, runId());
        const { timestamp, entities: loaded } = await second.loadRunState();
        const entity = byId(loaded)("A");
        expect(timestamp).toBe(60_000);
        expect(entity.ackProcessedTime(60_000)).toBeUndefined();
        expect([entity.lastSavepoint, entity.nextSavepoint]).toEqual([60_000, 120_000]);
        expect((await second.progress()).counters.acceptedCount).toBe(0);
      },
    },
    {
      title: '3: with schedule "none" no ack pushes and there is never a savepoint',
      run: async ({ storage, runId }) => {
        const store = openStore(storage, runId(), { schedule: "none" });
        const entity = (await initEntities(store, "A"))("A");
        expect(entity.nextSavepoint).toBe("none");
        for (const t of [10_000, 60_000, 10 ** 12, Number.MAX_SAFE_INTEGER]) {
          expect(entity.ackProcessedTime(t)).toBeUndefined();
        }
        expect(await storage.getLatestSavepoint(runId())).toBeUndefined();
        await expectRefusal(store.save("A", 60_000, "state"), "PUSH.OFF_SCHEDULE");
      },
    },
    {
      title: "4: two acks at 60 000 make one push",
      run: async ({ storage, runId }) => {
        const store = openStore(storage, runId());
        const entity = (await initEntities(store, "A", "B"))("A");
        await entity.ackProcessedTime(60_000);
        expect(entity.ackProcessedTime(60_000)).toBeUndefined();
        expect((await store.progress()).counters).toMatchObject({
          acceptedCount: 1,
          repeatedCount: 0,
        });
      },
    },
    {
      title: "5: an ack at 59 999 does not push",
      run: async ({ storage, runId }) => {
        const store = openStore(storage, runId());
        const entity = (await initEntities(store, "A"))("A");
        expect(entity.ackProcessedTime(59_999)).toBeUndefined();
        expect((await store.progress()).counters.acceptedCount).toBe(0);
        expect(await storage.getLatestSavepoint(runId())).toBeUndefined();
      },
    },
    {
      title: "6: a message at 60 000 that follows the ack is not in savepoint 60 000",
      run: async ({ storage, runId }) => {
        const entity = (await initEntities(openStore(storage, runId()), "A"))("A");
        await processMessage(entity, 59_999, "before");
        await processMessage(entity, 60_000, "at");
        expect(await latestContent(storage, runId())).toEqual({
          instant: 60_000,
          states: { A: "before" },
        });
        expect(entity.state).toBe("at");
      },
    },
    {
      title: "7: an ack at 185 000 pushes once, at 180 000, and next is 240 000",
      run: async ({ storage, runId }) => {
        const store = openStore(storage, runId());
        const entity = (await initEntities(store, "A"))("A");
        await entity.ackProcessedTime(185_000);
        expect([entity.lastSavepoint, entity.nextSavepoint]).toEqual([180_000, 240_000]);
        expect((await store.progress()).counters.acceptedCount).toBe(1);
        expect(await listInstants(storage, runId())).toEqual([180_000]);
      },
    },
    {
      title: "8: A at 60k and 120k, B at 120k: 60k holds A's first, both complete at B's push",
      run: async ({ storage, runId }) => {
        const entities = await initEntities(openStore(storage, runId()), "A", "B");
        await processMessage(entities("A"), 20_000, "first");
        await processMessage(entities("A"), 60_000, "second");
        await entities("A").ackProcessedTime(120_000);
        expect(await storage.getLatestSavepoint(runId())).toBeUndefined();
        entities("B").updateState(30_000, "b");
        await entities("B").ackProcessedTime(120_000);
        const at = async (instant: number) =>
          contentOf(
            storage,
            await storage.getSavepoint(runId(), { instant: parseExternalMs(instant) }),
          );
        expect((await at(60_000)).states).toEqual({ A: "first", B: "b" });
        expect((await at(120_000)).states).toEqual({ A: "second", B: "b" });
      },
    },
    {
      title: "9: the state null counts as saved",
      run: async ({ storage, runId }) => {
        const entities = await initEntities(openStore(storage, runId()), "A", "B");
        entities("A").updateState(20_000, null);
        await entities("A").ackProcessedTime(60_000);
        await entities("B").ackProcessedTime(60_000);
        expect(await latestContent(storage, runId())).toEqual({
          instant: 60_000,
          states: { A: null, B: "init B" },
        });
        const loaded = await openStore(storage, runId()).loadRunState();
        expect(byId(loaded.entities)("A").state).toBeNull();
      },
    },
    {
      title: "10: beforeSave that fails once: the first ack rejects, next stays, the second pushes",
      run: async ({ storage, runId }) => {
        const entity = (await initEntities(openStore(storage, runId()), "A"))("A");
        let attempts = 0;
        const beforeSave = async (state: unknown) => {
          attempts += 1;
          if (attempts === 1) throw new RangeError("not ready");
          return `prepared ${String(state)}`;
        };
        await expect(entity.ackProcessedTime(60_000, { beforeSave })).rejects.toThrow("not ready");
        expect([entity.lastSavepoint, entity.nextSavepoint]).toEqual([10_000, 60_000]);
        expect(await storage.getLatestSavepoint(runId())).toBeUndefined();
        await entity.ackProcessedTime(60_000, { beforeSave });
        expect((await latestContent(storage, runId()))?.states).toEqual({ A: "prepared init A" });
        expect([entity.state, entity.nextSavepoint]).toEqual(["init A", 120_000]);
      },
    },
    {
      title: "18: what a component does to its object after the push does not reach the savepoint",
      run: async ({ storage, runId }) => {
        const entities = await initEntities(openStore(storage, runId()), "A", "B");
        const state = { seats: [1, 2], nested: { at: "gate" } };
        entities("A").updateState(20_000, state);
        const pushing = entities("A").ackProcessedTime(60_000);
        state.seats.push(3);
        state.nested.at = "runway";
        await pushing;
        await entities("B").ackProcessedTime(60_000);
        expect((await latestContent(storage, runId()))?.states["A"]).toEqual({
          seats: [1, 2],
          nested: { at: "gate" },
        });
      },
    },
  ],
};
