import { describe, expect, it } from "vitest";
import { createDeferred } from "../../test/support/deferred.ts";
import { createSimulatedClock } from "../../test/support/simulated-clock.ts";
import { rejectedCode, thrownCode } from "../../test/support/thrown-code.ts";
import type { Entity } from "../entity/entity.ts";
import { parseRunId } from "../model/ids.ts";
import { createMemoryStorage } from "../storage/memory/memory-storage.ts";
import type { SavepointReader } from "../storage/savepoint-reader.ts";
import type { Storage } from "../storage/storage.ts";
import { createStateStore, type StateStoreOptions } from "./create-state-store.ts";
import type { EntityDefinition } from "./state-store.ts";

const runId = parseRunId("run");
const MINUTE_MS = 60_000;

/** A storage that counts the readers which are open. */
function createWatchedStorage() {
  let openReaderCount = 0;
  const real = createMemoryStorage({ clock: createSimulatedClock() });
  const storage: Storage = {
    ...real,
    async openSavepoint(run, savepointId): Promise<SavepointReader> {
      const reader = await real.openSavepoint(run, savepointId);
      openReaderCount += 1;
      let isOpen = true;
      return {
        ...reader,
        close: async () => {
          if (isOpen) openReaderCount -= 1;
          isOpen = false;
          await reader.close();
        },
      };
    },
  };
  return { storage, openReaderCount: () => openReaderCount };
}

function storeOn(storage: Storage, options: Partial<StateStoreOptions> = {}) {
  return createStateStore({ runId: "run", schedule: MINUTE_MS, storage, ...options });
}

function entityOf(entities: readonly Entity[], id: string): Entity {
  const found = entities.find((entity) => entity.id === id);
  if (found === undefined) throw new RangeError(`no entity ${id}`);
  return found;
}

/** A run of A and B with states `{ n: 1 }` and `{ n: 2 }` in its savepoint at one minute. */
async function savedRun() {
  const watched = createWatchedStorage();
  const store = storeOn(watched.storage);
  const entities = await store.initRunState(0, [
    { id: "A", state: { n: 1 } },
    { id: "B", state: { n: 2 } },
  ]);
  for (const entity of entities) await entity.ackProcessedTime(MINUTE_MS);
  return { ...watched, store, entities };
}

const epochOf = async (storage: Storage) => (await storage.getRun(runId)).epoch;
const latestOf = async (storage: Storage) => (await storage.getLatestSavepoint(runId))?.instant;

describe("creating a store", () => {
  it.each([
    ["INPUT.INVALID_ID", { runId: "not an id" }],
    ["INPUT.INVALID_SCHEDULE", { schedule: 0 }],
    ["INPUT.INVALID_OPTION", { keepSavepoints: 0 }],
    ["INPUT.INVALID_OPTION", { keepSavepoints: 1.5 }],
    ["INPUT.INVALID_OPTION", { stateVersion: 0 }],
  ])("refuses with %s", (code, options) => {
    expect(thrownCode(() => storeOn(createMemoryStorage(), options))).toBe(code);
  });
});

describe("a new run", () => {
  it("exists from init on, and only once", async () => {
    const storage = createMemoryStorage();
    const store = storeOn(storage);
    expect(await store.isInitialized()).toBe(false);
    const [entity] = await store.initRunState(10_000, [{ id: "A", state: 1 }]);
    expect(await store.isInitialized()).toBe(true);
    expect(entity).toMatchObject({
      timestamp: 10_000,
      lastSavepoint: 10_000,
      nextSavepoint: 60_000,
    });
    const again = storeOn(storage).initRunState(0, [{ id: "A", state: 1 }]);
    expect(await rejectedCode(again)).toBe("RUN.ALREADY_INITIALIZED");
  });

  it("goes on undisturbed when it is initialized again by mistake", async () => {
    const { store, entities, storage } = await savedRun();
    expect(await rejectedCode(store.initRunState(0, [{ id: "A", state: 1 }]))).toBe(
      "RUN.ALREADY_INITIALIZED",
    );
    for (const entity of entities) await entity.ackProcessedTime(2 * MINUTE_MS);
    expect(await latestOf(storage)).toBe(2 * MINUTE_MS);
  });

  it("is not begun with entities or a time that cannot be", async () => {
    const storage = createMemoryStorage();
    const init = (startFrom: number, ids: readonly string[]) =>
      rejectedCode(
        storeOn(storage).initRunState(
          startFrom,
          ids.map((id) => ({ id, state: 0 })),
        ),
      );
    expect(await init(0, [])).toBe("ENTITY.NONE_REGISTERED");
    expect(await init(0, ["A", "A"])).toBe("ENTITY.DUPLICATE");
    expect(await init(-1, ["A"])).toBe("INPUT.INVALID_TIME");
    expect(await storeOn(storage).isInitialized()).toBe(false);
  });

  it("never has a savepoint with the schedule none", async () => {
    const storage = createMemoryStorage();
    const store = storeOn(storage, { schedule: "none" });
    const [entity] = await store.initRunState(0, [{ id: "A", state: 1 }]);
    expect(entity?.ackProcessedTime(10 * MINUTE_MS)).toBeUndefined();
    expect(await rejectedCode(store.save("A", MINUTE_MS, 1))).toBe("PUSH.OFF_SCHEDULE");
    expect(await latestOf(storage)).toBeUndefined();
  });

  it("takes states of components that keep no entity", async () => {
    const storage = createMemoryStorage();
    const store = storeOn(storage);
    expect(await rejectedCode(store.save("A", MINUTE_MS, 1))).toBe("RUN.NOT_OPEN");
    await store.initRunState(0, [{ id: "A", state: 1 }]);
    expect(await rejectedCode(store.save("Z", MINUTE_MS, 1))).toBe("ENTITY.UNKNOWN");
    expect(await rejectedCode(store.save("A", MINUTE_MS + 1, 1))).toBe("PUSH.OFF_SCHEDULE");
    expect(await rejectedCode(store.save("A", MINUTE_MS, () => 1))).toBe("STATE.UNSUPPORTED");
    await store.save("A", MINUTE_MS, { by: "hand" });
    expect(await latestOf(storage)).toBe(MINUTE_MS);
  });
});

describe("loading", () => {
  it("gives the entities as they were at the newest complete savepoint", async () => {
    const { store, storage, entities } = await savedRun();
    entityOf(entities, "A").updateState(70_000, { n: 100 });
    await entityOf(entities, "A").ackProcessedTime(2 * MINUTE_MS);
    await store.close();
    const loaded = await storeOn(storage).loadRunState();
    expect(loaded.timestamp).toBe(MINUTE_MS);
    expect(loaded.entities.map(({ id, state }) => [id, state])).toEqual([
      ["A", { n: 1 }],
      ["B", { n: 2 }],
    ]);
    expect(loaded.entitiesById.get(loaded.entities[0]?.id ?? ("" as never))).toBe(
      loaded.entities[0],
    );
    expect(loaded.entities[0]).toMatchObject({
      timestamp: MINUTE_MS,
      nextSavepoint: 2 * MINUTE_MS,
    });
  });

  it("takes a new schedule from then on", async () => {
    const { storage, entities } = await savedRun();
    for (const entity of entities) await entity.ackProcessedTime(2 * MINUTE_MS);
    const { entities: loaded } = await storeOn(storage, { schedule: 50_000 }).loadRunState();
    expect(loaded.map(({ nextSavepoint }) => nextSavepoint)).toEqual([150_000, 150_000]);
    for (const entity of loaded) await entity.ackProcessedTime(150_000);
    expect(await latestOf(storage)).toBe(150_000);
  });

  it("pushes unchanged what was not touched", async () => {
    const { storage } = await savedRun();
    const store = storeOn(storage);
    const { entities } = await store.loadRunState();
    for (const entity of entities) await entity.ackProcessedTime(2 * MINUTE_MS);
    expect((await store.progress()).counters).toMatchObject({
      acceptedCount: 2,
      unchangedCount: 2,
    });
    const { entities: again } = await storeOn(storage).loadRunState();
    expect(again.map(({ state }) => state)).toEqual([{ n: 1 }, { n: 2 }]);
  });

  const initializedOnly = async (): Promise<Storage> => {
    const storage = createMemoryStorage();
    await storeOn(storage).initRunState(0, [{ id: "A", state: 1 }]);
    return storage;
  };
  const deletedRun = async (): Promise<Storage> => {
    const { storage } = await savedRun();
    await storage.deleteRun(runId);
    return storage;
  };
  const saved = async (): Promise<Storage> => (await savedRun()).storage;

  it.each([
    ["RUN.NOT_INITIALIZED", async () => createMemoryStorage(), undefined],
    ["RUN.NO_SAVEPOINT", initializedOnly, undefined],
    ["RUN.DELETED", deletedRun, undefined],
    ["SAVEPOINT.NOT_FOUND", saved, { instant: 2 * MINUTE_MS }],
    ["SAVEPOINT.NOT_FOUND", saved, { savepointId: "sp_other" }],
    ["INPUT.INVALID_TIME", saved, { instant: -1 }],
  ])("is refused with %s", async (code, make, savepoint) => {
    const options = savepoint === undefined ? undefined : { savepoint };
    const loading = storeOn(await make()).loadRunState(undefined, options);
    expect(await rejectedCode(loading)).toBe(code);
  });

  it("that cannot succeed leaves the present writer alone", async () => {
    const { storage, entities } = await savedRun();
    const missing = { savepoint: { instant: 5 * MINUTE_MS } };
    expect(await rejectedCode(storeOn(storage).loadRunState(undefined, missing))).toBe(
      "SAVEPOINT.NOT_FOUND",
    );
    for (const entity of entities) await entity.ackProcessedTime(2 * MINUTE_MS);
    expect(await latestOf(storage)).toBe(2 * MINUTE_MS);
  });

  it("an older savepoint begins a branch and keeps the later ones on theirs", async () => {
    const { storage, entities } = await savedRun();
    for (const entity of entities) {
      entity.updateState(70_000, { n: "later" });
      await entity.ackProcessedTime(2 * MINUTE_MS);
    }
    const chosen = { savepoint: { instant: MINUTE_MS } };
    const loaded = await storeOn(storage).loadRunState(undefined, chosen);
    expect(loaded.entities.map(({ state }) => state)).toEqual([{ n: 1 }, { n: 2 }]);
    expect(await latestOf(storage)).toBe(MINUTE_MS);
    const query = { branch: 0, descending: false };
    const { items } = await storage.catalog.listSavepoints(runId, query, { limit: 9 });
    expect(items.map(({ instant }) => instant)).toEqual([MINUTE_MS, 2 * MINUTE_MS]);
  });

  it("fences the writer of before", async () => {
    const { storage, entities } = await savedRun();
    await storeOn(storage).loadRunState();
    expect(await rejectedCode(entityOf(entities, "A").ackProcessedTime(2 * MINUTE_MS))).toBe(
      "RUN.FENCED",
    );
  });

  it("releases what it read, also when it fails", async () => {
    const { storage, openReaderCount } = await savedRun();
    await storeOn(storage).loadRunState();
    expect(openReaderCount()).toBe(0);
    const failing = () => {
      throw new RangeError("no");
    };
    expect(await rejectedCode(storeOn(storage).loadRunState(failing))).toBeInstanceOf(RangeError);
    expect(await rejectedCode(storeOn(storage).loadRunState(() => []))).toBe(
      "ENTITY.NONE_REGISTERED",
    );
    const broken: Storage = {
      ...storage,
      acquireRun: async (...given) => ({
        ...(await storage.acquireRun(...given)),
        begin: () => Promise.reject(new RangeError("no")),
      }),
    };
    expect(await rejectedCode(storeOn(broken).loadRunState())).toBeInstanceOf(RangeError);
    expect(openReaderCount()).toBe(0);
  });
});

describe("an update at load", () => {
  it("changes states, adds, renames and drops entities", async () => {
    const { storage } = await savedRun();
    const store = storeOn(storage);
    const { entities } = await store.loadRunState(async (definitions) => [
      { id: "A2", state: definitions.find(({ id }) => id === "A")?.state },
      { id: "C", state: { n: 3 } },
    ]);
    expect(entities.map(({ id, state }) => [id, state])).toEqual([
      ["A2", { n: 1 }],
      ["C", { n: 3 }],
    ]);
    await entityOf(entities, "A2").ackProcessedTime(2 * MINUTE_MS);
    expect(await latestOf(storage)).toBe(MINUTE_MS);
    await entityOf(entities, "C").ackProcessedTime(2 * MINUTE_MS);
    expect(await latestOf(storage)).toBe(2 * MINUTE_MS);
    const { entities: again } = await storeOn(storage).loadRunState();
    expect(again.map(({ id, state }) => [id, state])).toEqual([
      ["A2", { n: 1 }],
      ["C", { n: 3 }],
    ]);
  });

  it("is noticed when it changes a state in place and gives the same object back", async () => {
    const { storage } = await savedRun();
    const store = storeOn(storage);
    const raise = (definitions: readonly EntityDefinition[]) => {
      for (const { id, state } of definitions)
        if (id === "A") Object.assign(state as object, { n: 9 });
      return definitions;
    };
    const { entities } = await store.loadRunState(raise);
    for (const entity of entities) await entity.ackProcessedTime(2 * MINUTE_MS);
    expect((await store.progress()).counters).toMatchObject({
      acceptedCount: 2,
      unchangedCount: 1,
    });
    const { entities: again } = await storeOn(storage).loadRunState();
    expect(again.map(({ state }) => state)).toEqual([{ n: 9 }, { n: 2 }]);
  });

  it("is applied again to the same states when no savepoint followed it", async () => {
    const { storage } = await savedRun();
    const raise = (definitions: readonly EntityDefinition[]) =>
      definitions.map(({ id, state }) => ({ id, state: { n: (state as { n: number }).n + 10 } }));
    for (let attempt = 0; attempt < 2; attempt++) {
      const { entities } = await storeOn(storage).loadRunState(raise);
      expect(entities.map(({ state }) => state)).toEqual([{ n: 11 }, { n: 12 }]);
    }
  });

  it.each([
    [
      "throws",
      () => {
        throw new RangeError("no");
      },
    ],
    ["gives a state that cannot be kept", () => [{ id: "A", state: { on: () => 1 } }]],
    [
      "gives an entity twice",
      () => [
        { id: "A", state: 1 },
        { id: "A", state: 1 },
      ],
    ],
  ])("that %s leaves the run loadable", async (_, update) => {
    const { storage } = await savedRun();
    const store = storeOn(storage);
    expect(await rejectedCode(store.loadRunState(update))).not.toBe("nothing thrown");
    expect(await rejectedCode(store.save("A", 2 * MINUTE_MS, 1))).toBe("RUN.NOT_OPEN");
    const { entities } = await store.loadRunState();
    for (const entity of entities) await entity.ackProcessedTime(2 * MINUTE_MS);
    expect(await latestOf(storage)).toBe(2 * MINUTE_MS);
  });
});

describe("loading again on one store", () => {
  it("gives the first session up: its entities push into no later one", async () => {
    const { store, storage, entities } = await savedRun();
    const { entities: again } = await store.loadRunState();
    entityOf(entities, "A").updateState(70_000, { n: "stale" });
    expect(await rejectedCode(entityOf(entities, "A").ackProcessedTime(2 * MINUTE_MS))).toBe(
      "RUN.CLOSED",
    );
    for (const entity of again) await entity.ackProcessedTime(2 * MINUTE_MS);
    const { entities: last } = await storeOn(storage).loadRunState();
    expect(entityOf(last, "A").state).toEqual({ n: 1 });
  });

  it("twice at once leaves one session, the later", async () => {
    const { storage } = await savedRun();
    const store = storeOn(storage);
    const [first, second] = await Promise.all([store.loadRunState(), store.loadRunState()]);
    for (const entity of second.entities) await entity.ackProcessedTime(2 * MINUTE_MS);
    expect(await latestOf(storage)).toBe(2 * MINUTE_MS);
    expect(await rejectedCode(first.entities[0]?.ackProcessedTime(2 * MINUTE_MS))).toBe(
      "RUN.CLOSED",
    );
    expect(await epochOf(storage)).toBe(3);
  });
});

describe("a closed store", () => {
  it("refuses everything but asking whether the run exists", async () => {
    const { store, entities } = await savedRun();
    await Promise.all([store.close(), store.close()]);
    expect(await rejectedCode(store.save("A", 2 * MINUTE_MS, 1))).toBe("RUN.CLOSED");
    expect(await rejectedCode(store.progress())).toBe("RUN.CLOSED");
    expect(await rejectedCode(store.loadRunState())).toBe("RUN.CLOSED");
    expect(await rejectedCode(store.initRunState(0, [{ id: "A", state: 1 }]))).toBe("RUN.CLOSED");
    expect(await rejectedCode(entities[0]?.ackProcessedTime(2 * MINUTE_MS))).toBe("RUN.CLOSED");
    expect(await store.isInitialized()).toBe(true);
  });

  it("gives the lease back, also of a run whose load was under way", async () => {
    const { storage } = await savedRun();
    const store = storeOn(storage, { writerName: "late" });
    const gate = createDeferred<readonly EntityDefinition[]>();
    const loading = store.loadRunState(() => gate.promise);
    await new Promise((resolve) => setImmediate(resolve));
    const closing = store.close();
    gate.resolve([{ id: "A", state: 1 }]);
    const { entities } = await loading;
    await closing;
    expect(await rejectedCode(entities[0]?.ackProcessedTime(2 * MINUTE_MS))).toBe("RUN.CLOSED");
    expect((await storage.getRun(runId)).leaseHolder).toBeNull();
  });
});

it("a run keeps its newest savepoints and remembers the older ones", async () => {
  const storage = createMemoryStorage();
  const store = storeOn(storage, { keepSavepoints: 2 });
  const [entity] = await store.initRunState(0, [{ id: "A", state: 0 }]);
  for (let minute = 1; minute <= 3; minute++) {
    entity?.updateState(minute * MINUTE_MS - 1, minute);
    await entity?.ackProcessedTime(minute * MINUTE_MS);
  }
  await store.close();
  const { items } = await storage.catalog.listSavepoints(
    runId,
    { descending: false },
    { limit: 9 },
  );
  expect(items.map(({ status }) => status)).toEqual(["pruned", "persisted", "persisted"]);
  const pruned = { savepoint: { instant: MINUTE_MS } };
  const refused = storeOn(storage).loadRunState(undefined, pruned);
  expect(await rejectedCode(refused)).toBe("SAVEPOINT.PRUNED");
  const kept = { savepoint: { instant: 2 * MINUTE_MS } };
  const { entities } = await storeOn(storage).loadRunState(undefined, kept);
  expect(entities[0]?.state).toBe(2);
});
