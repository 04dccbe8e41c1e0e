import { type EntityDefinition, parseExternalMs } from "@runbox/core";
import { expect } from "vitest";
import { expectRefusal } from "../fixture/expect-refusal.ts";
import { listInstants } from "../fixture/read-savepoint.ts";
import type { CaseContext, ConformanceSubject } from "../suite/conformance-case.ts";
import {
  byId,
  initEntities,
  latestContent,
  openStore,
  processMessage,
  START_MS,
} from "./open-store.ts";

/** A and B with a complete savepoint at 60 000; the store is left behind, as a crash leaves it. */
async function crashedAt60({ storage, runId }: Pick<CaseContext, "storage" | "runId">) {
  const store = openStore(storage, runId());
  const entities = await initEntities(store, "A", "B");
  for (const id of ["A", "B"]) await processMessage(entities(id), 60_000, `after 60 ${id}`);
  return { store, entities };
}

/** The numbered cases of the contract, 11 to 17: loading, updates, retention, deletion. */
export const lifecycleCases: ConformanceSubject = {
  name: "the engine's contract: loading, updating, deleting",
  cases: [
    {
      title: "11: after a crash before the first savepoint the run is initialized and cannot load",
      run: async ({ storage, runId }) => {
        const entities = await initEntities(openStore(storage, runId()), "A", "B");
        await entities("A").ackProcessedTime(60_000);
        const second = openStore(storage, runId());
        expect(await second.isInitialized()).toBe(true);
        await expectRefusal(second.loadRunState(), "RUN.NO_SAVEPOINT");
        const again = openStore(storage, runId());
        const init = again.initRunState(START_MS, [{ id: "A", state: 1 }]);
        await expectRefusal(init, "RUN.ALREADY_INITIALIZED");
      },
    },
    {
      title: "12: when update drops an entity, the next savepoint completes without it",
      run: async (context) => {
        const { storage, runId } = context;
        await crashedAt60(context);
        const loaded = await openStore(storage, runId()).loadRunState((definitions) =>
          definitions.filter(({ id }) => id !== "B"),
        );
        await byId(loaded.entities)("A").ackProcessedTime(120_000);
        expect(await latestContent(storage, runId())).toEqual({
          instant: 120_000,
          states: { A: "init A" },
        });
      },
    },
    {
      title: "13: when update adds an entity, the next savepoint needs its push",
      run: async (context) => {
        const { storage, runId } = context;
        await crashedAt60(context);
        const loaded = await openStore(storage, runId()).loadRunState((definitions) => [
          ...definitions,
          { id: "C", state: "new" },
        ]);
        const entities = byId(loaded.entities);
        await entities("A").ackProcessedTime(120_000);
        await entities("B").ackProcessedTime(120_000);
        expect((await latestContent(storage, runId()))?.instant).toBe(60_000);
        await entities("C").ackProcessedTime(120_000);
        expect(await latestContent(storage, runId())).toEqual({
          instant: 120_000,
          states: { A: "init A", B: "init B", C: "new" },
        });
      },
    },
    {
      title:
        "14: after a crash before the next savepoint, update is applied to the same old states",
      run: async (context) => {
        const { storage, runId } = context;
        await crashedAt60(context);
        const seen: (readonly EntityDefinition[])[] = [];
        const update = async (definitions: readonly EntityDefinition[]) => {
          seen.push(definitions.map((definition) => ({ ...definition })));
          return definitions.map(({ id, state }) => ({ id, state: `upgraded ${String(state)}` }));
        };
        const first = await openStore(storage, runId()).loadRunState(update);
        await byId(first.entities)("A").ackProcessedTime(120_000);
        const second = await openStore(storage, runId()).loadRunState(update);
        expect(seen).toHaveLength(2);
        expect(seen[1]).toEqual(seen[0]);
        expect(second.timestamp).toBe(60_000);
        const entities = byId(second.entities);
        expect(entities("A").state).toBe("upgraded init A");
        await entities("A").ackProcessedTime(120_000);
        await entities("B").ackProcessedTime(120_000);
        expect(await latestContent(storage, runId())).toEqual({
          instant: 120_000,
          states: { A: "upgraded init A", B: "upgraded init B" },
        });
      },
    },
    {
      title: "15: a schedule of 50 000 loaded at 120 000 has next 150 000",
      run: async ({ storage, runId }) => {
        const entities = await initEntities(openStore(storage, runId()), "A");
        await entities("A").ackProcessedTime(120_000);
        const store = openStore(storage, runId(), { schedule: 50_000 });
        const loaded = await store.loadRunState();
        const entity = byId(loaded.entities)("A");
        expect([loaded.timestamp, entity.nextSavepoint]).toEqual([120_000, 150_000]);
        await entity.ackProcessedTime(150_000);
        expect(await listInstants(storage, runId())).toEqual([150_000, 120_000]);
      },
    },
    {
      title: "16: with two to keep, of 60k, 120k and 180k the last two stay readable",
      run: async ({ storage, runId }) => {
        const store = openStore(storage, runId(), { keepSavepoints: 2 });
        const entity = (await initEntities(store, "A"))("A");
        for (const t of [60_000, 120_000, 180_000]) await processMessage(entity, t, `at ${t}`);
        await store.close();
        const persisted = await listInstants(storage, runId(), { statuses: ["persisted"] });
        expect(persisted).toEqual([180_000, 120_000]);
        expect(await listInstants(storage, runId())).toEqual([180_000, 120_000, 60_000]);
        const choice = { savepoint: { instant: 60_000 } };
        const load = openStore(storage, runId()).loadRunState(undefined, choice);
        await expectRefusal(load, "SAVEPOINT.PRUNED");
        const { timestamp, entities } = await openStore(storage, runId()).loadRunState(undefined, {
          savepoint: { instant: 120_000 },
        });
        expect(timestamp).toBe(120_000);
        expect(entities.map(({ state }) => state)).toEqual(["at 60000"]);
      },
    },
    {
      title: "17: a deleted run is not initialized, does not load, and refuses late saves",
      run: async (context) => {
        const { storage, runId } = context;
        const { store, entities } = await crashedAt60(context);
        await storage.deleteRun(runId());
        const second = openStore(storage, runId());
        expect(await second.isInitialized()).toBe(false);
        await expectRefusal(second.loadRunState(), "RUN.DELETED", "RUN.NOT_INITIALIZED");
        const late = async () => {
          await entities("A").ackProcessedTime(120_000);
          await store.save("B", 120_000, "late");
        };
        await expectRefusal(late(), "RUN.DELETED");
        expect(await storage.isInitialized(runId())).toBe(false);
      },
    },
    {
      title: "an older savepoint is loaded on a branch, and the newer ones stay",
      run: async ({ storage, runId }) => {
        const entity = (await initEntities(openStore(storage, runId()), "A"))("A");
        for (const t of [60_000, 120_000, 180_000]) await processMessage(entity, t, `at ${t}`);
        const options = { savepoint: { instant: 60_000 } };
        const loaded = await openStore(storage, runId()).loadRunState(undefined, options);
        expect([loaded.timestamp, loaded.entities[0]?.state]).toEqual([60_000, "init A"]);
        await processMessage(byId(loaded.entities)("A"), 120_000, "other");
        expect((await latestContent(storage, runId()))?.instant).toBe(120_000);
        expect(await listInstants(storage, runId(), { branch: 0 })).toEqual([
          180_000, 120_000, 60_000,
        ]);
      },
    },
    {
      title: "a store that was taken over is refused, and its savepoint is not made",
      run: async (context) => {
        const { storage, runId } = context;
        const { entities } = await crashedAt60(context);
        const loaded = await openStore(storage, runId()).loadRunState();
        const zombie = async () => {
          await entities("A").ackProcessedTime(120_000);
          await entities("B").ackProcessedTime(120_000);
        };
        await expectRefusal(zombie(), "RUN.FENCED");
        expect((await latestContent(storage, runId()))?.instant).toBe(60_000);
        for (const entity of loaded.entities) await entity.ackProcessedTime(120_000);
        expect(await latestContent(storage, runId())).toEqual({
          instant: 120_000,
          states: { A: "init A", B: "init B" },
        });
      },
    },
    {
      title: "a jump over a year at one minute is one savepoint",
      run: async ({ storage, runId }) => {
        const yearMs = 365 * 24 * 3_600_000;
        const entities = await initEntities(openStore(storage, runId()), "A", "B");
        await entities("A").ackProcessedTime(yearMs);
        await entities("B").ackProcessedTime(yearMs);
        expect(await listInstants(storage, runId())).toEqual([yearMs]);
      },
    },
    {
      title: "a push that conflicts is refused and the first is kept",
      run: async ({ storage, runId }) => {
        const store = openStore(storage, runId());
        await initEntities(store, "A", "B");
        await store.save("A", 60_000, "first");
        await store.save("A", 60_000, "first");
        await expectRefusal(store.save("A", 60_000, "second"), "PUSH.CONFLICT");
        await expectRefusal(store.save("C", 60_000, "unknown"), "ENTITY.UNKNOWN");
        await expectRefusal(store.save("A", 60_001, "between"), "PUSH.OFF_SCHEDULE");
        await store.save("B", 60_000, "b");
        await store.save("A", 60_000, "late and other");
        expect((await latestContent(storage, runId()))?.states).toEqual({ A: "first", B: "b" });
      },
    },
    {
      title: "every push is durable when it is answered, in the mode that promises it",
      needs: "restart",
      run: async ({ fresh, reopen, runId }) => {
        const storage = await fresh();
        const store = openStore(storage, runId(), { ack: "push" });
        const entities = await initEntities(store, "A", "B");
        await entities("A").ackProcessedTime(125_000);
        const restarted = await reopen(storage);
        const holder = { name: "suite", writtenBy: "suite", leaseMs: 30_000 };
        const { epoch } = await restarted.getRun(runId());
        const resumed = await restarted.resumeRun(runId(), epoch, holder);
        expect([...resumed.lastInstants]).toEqual([120_000, 10_000]);
        const open = resumed.openInstants.map(({ instant }) => instant);
        expect(open).toEqual([parseExternalMs(120_000)]);
      },
    },
    {
      title: "states of every supported kind come back as they were",
      run: async ({ storage, runId }) => {
        const shared = { gate: "B7" };
        const state = {
          big: 2n ** 70n,
          date: new Date(1_700_000_000_000),
          map: new Map<unknown, unknown>([[{ key: 1 }, new Set([1, -0, Number.NaN])]]),
          bytes: Uint8Array.of(0, 255),
          floats: Float64Array.of(-0, Number.NaN, Number.POSITIVE_INFINITY),
          missing: undefined,
          nothing: null,
          text: "Praha \u{1f6eb}\u0000",
          one: shared,
          two: shared,
        };
        const entity = (await initEntities(openStore(storage, runId()), "A"))("A");
        await processMessage(entity, 20_000, state);
        await entity.ackProcessedTime(60_000);
        const loaded = await openStore(storage, runId()).loadRunState();
        const found = loaded.entities[0]?.state;
        expect(found).toStrictEqual(state);
        expect(found).toSatisfy((value: { one: unknown; two: unknown }) => value.one === value.two);
      },
    },
  ],
};
