import { describe, expect, it } from "vitest";
import { countCollections } from "../../test/support/count-collections.ts";
import { createDeferred } from "../../test/support/deferred.ts";
import { rejectedCode, thrownCode } from "../../test/support/thrown-code.ts";
import { createWatchedEntity } from "../../test/support/watched-entity.ts";
import { storageUnavailable } from "../errors/storage-errors.ts";

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("a new entity", () => {
  it("has its first savepoint at the next instant after it begins", () => {
    const { entity } = createWatchedEntity();
    expect(entity).toMatchObject({
      id: "A",
      timestamp: 10_000,
      lastSavepoint: 10_000,
      nextSavepoint: 60_000,
      schedule: 60_000,
    });
  });

  it("does not push again for the instant that it was rebuilt from", () => {
    const { entity, pushes } = createWatchedEntity({ timestamp: 60_000 });
    expect(entity.nextSavepoint).toBe(120_000);
    expect(entity.ackProcessedTime(60_000)).toBeUndefined();
    expect(pushes).toEqual([]);
  });

  it("has 150,000 next with a schedule of 50,000 that began at 120,000", () => {
    const { entity } = createWatchedEntity({ timestamp: 120_000, schedule: 50_000 });
    expect(entity.nextSavepoint).toBe(150_000);
  });
});

describe("an update", () => {
  it("replaces state and time and pushes nothing", async () => {
    const { entity, pushes } = createWatchedEntity();
    entity.updateState(500_000, { n: 1 });
    await settled();
    expect([entity.timestamp, entity.state]).toEqual([500_000, { n: 1 }]);
    expect(pushes).toEqual([]);
  });

  it("may come at the same time again, and not at an earlier one", () => {
    const { entity } = createWatchedEntity();
    entity.updateState(10_000, 1);
    expect(thrownCode(() => entity.updateState(9_999, 2))).toBe("ENTITY.TIME_WENT_BACK");
    expect(thrownCode(() => entity.updateState(Number.NaN, 2))).toBe("INPUT.INVALID_TIME");
    expect([entity.timestamp, entity.state]).toEqual([10_000, 1]);
  });
});

describe("an acknowledgement that is not due", () => {
  it.each([0, 10_000, 59_999, -5, 1.5, Number.NEGATIVE_INFINITY])(
    "gives nothing for %d",
    (time) => {
      const { entity, pushes } = createWatchedEntity();
      expect(entity.ackProcessedTime(time)).toBeUndefined();
      expect(pushes).toEqual([]);
    },
  );

  it("is every one with the schedule none", async () => {
    const { entity, pushes } = createWatchedEntity({ schedule: "none" });
    expect(entity.nextSavepoint).toBe("none");
    expect(entity.ackProcessedTime(Number.MAX_SAFE_INTEGER)).toBeUndefined();
    expect(pushes).toEqual([]);
  });

  it("allocates nothing", async () => {
    const { entity } = createWatchedEntity({ schedule: 1_000_000_000 });
    const kept: unknown[] = [];
    const acknowledge = () => {
      for (let time = 0; time < 20_000_000; time++) entity.ackProcessedTime(time);
    };
    const acknowledgeWithPromise = () => {
      for (let time = 0; time < 20_000_000; time++) {
        kept[0] = entity.ackProcessedTime(time) ?? Promise.resolve();
      }
    };
    acknowledge();
    expect(await countCollections(acknowledge)).toBeLessThanOrEqual(1);
    expect(await countCollections(acknowledgeWithPromise)).toBeGreaterThan(5);
  });

  it("refuses what is no time rather than waiting for ever", () => {
    for (const schedule of [60_000, "none"] as const) {
      const { entity } = createWatchedEntity({ schedule });
      expect(thrownCode(() => entity.ackProcessedTime(Number.NaN))).toBe("INPUT.INVALID_TIME");
      expect(thrownCode(() => entity.ackProcessedTime(Number.POSITIVE_INFINITY))).toBe(
        "INPUT.INVALID_TIME",
      );
    }
  });
});

describe("an acknowledgement that is due", () => {
  it("pushes at the instant and has the next one next", async () => {
    const { entity, pushes } = createWatchedEntity();
    await entity.ackProcessedTime(60_000);
    expect(pushes).toEqual([{ instant: 60_000, state: { n: 0 } }]);
    expect([entity.lastSavepoint, entity.nextSavepoint]).toEqual([60_000, 120_000]);
  });

  it("leaves out the message that carries its time", async () => {
    const { entity, pushes } = createWatchedEntity();
    entity.updateState(59_999, { n: 1 });
    const saved = entity.ackProcessedTime(60_000);
    entity.updateState(60_000, { n: 2 });
    await saved;
    expect(pushes).toEqual([{ instant: 60_000, state: { n: 1 } }]);
  });

  it("pushes once when it passes many instants", async () => {
    const { entity, pushes } = createWatchedEntity();
    await entity.ackProcessedTime(185_000);
    expect(pushes.map(({ instant }) => instant)).toEqual([180_000]);
    expect([entity.lastSavepoint, entity.nextSavepoint]).toEqual([180_000, 240_000]);
  });

  it("pushes once when it comes again, also while the push is under way", async () => {
    const { entity, pushes } = createWatchedEntity();
    const both = [entity.ackProcessedTime(60_000), entity.ackProcessedTime(61_000)];
    await Promise.all(both);
    expect(entity.ackProcessedTime(60_000)).toBeUndefined();
    expect(entity.ackProcessedTime(5)).toBeUndefined();
    expect(pushes).toHaveLength(1);
  });

  it("pushes the state of that moment, whatever happens to the object afterwards", async () => {
    const state = { list: [1] };
    const { entity, pushes } = createWatchedEntity({ state });
    const saved = entity.ackProcessedTime(60_000);
    state.list.push(2);
    await saved;
    expect(pushes).toEqual([{ instant: 60_000, state: { list: [1] } }]);
  });

  it.each([null, undefined])("pushes %s as a state", async (state) => {
    const { entity, pushes } = createWatchedEntity({ state });
    await entity.ackProcessedTime(60_000);
    expect(pushes).toEqual([{ instant: 60_000, state }]);
  });

  it("rejects for a state that cannot be kept, and pushes one that can be afterwards", async () => {
    const { entity, pushes } = createWatchedEntity({ state: { on: () => 1 } });
    expect(await rejectedCode(entity.ackProcessedTime(60_000))).toBe("STATE.UNSUPPORTED");
    expect([entity.lastSavepoint, entity.nextSavepoint]).toEqual([10_000, 60_000]);
    entity.updateState(60_000, { on: true });
    await entity.ackProcessedTime(60_000);
    expect(pushes).toEqual([{ instant: 60_000, state: { on: true } }]);
  });
});

describe("an entity that was not updated", () => {
  it("pushes unchanged, without encoding", async () => {
    const { entity, pushes, encodeCount } = createWatchedEntity();
    await entity.ackProcessedTime(60_000);
    await entity.ackProcessedTime(120_000);
    expect(pushes.map(({ state }) => state)).toEqual([{ n: 0 }, "unchanged"]);
    expect(encodeCount()).toBe(1);
  });

  it("pushes unchanged at once when the savepoint it was loaded from holds its state", async () => {
    const { entity, pushes } = createWatchedEntity({ timestamp: 60_000, isSaved: true });
    await entity.ackProcessedTime(120_000);
    expect(pushes).toEqual([{ instant: 120_000, state: "unchanged" }]);
  });

  it("pushes its own state after a push of what beforeSave made", async () => {
    const { entity, pushes } = createWatchedEntity({ timestamp: 60_000, isSaved: true });
    await entity.ackProcessedTime(120_000, { beforeSave: () => "prepared" });
    await entity.ackProcessedTime(180_000);
    await entity.ackProcessedTime(240_000);
    expect(pushes.map(({ state }) => state)).toEqual(["prepared", { n: 0 }, "unchanged"]);
  });

  it("does not say unchanged while it is open what that would refer to", async () => {
    const { entity, pushes } = createWatchedEntity({ timestamp: 60_000, isSaved: true });
    const ready = createDeferred<unknown>();
    const first = entity.ackProcessedTime(120_000, { beforeSave: () => ready.promise });
    const second = entity.ackProcessedTime(180_000);
    ready.resolve("prepared");
    await Promise.all([first, second]);
    expect(pushes).toEqual([
      { instant: 120_000, state: "prepared" },
      { instant: 180_000, state: { n: 0 } },
    ]);
  });

  it("does not say unchanged after a push of which nobody knows what became", async () => {
    const { entity, pushes, gates, holdPushes, letPushes } = createWatchedEntity({ isSaved: true });
    holdPushes();
    const saved = entity.ackProcessedTime(60_000, { beforeSave: () => "prepared" });
    await settled();
    gates[0]?.reject(storageUnavailable("gone"));
    expect(await rejectedCode(saved)).toBe("STORAGE.UNAVAILABLE");
    letPushes();
    await entity.ackProcessedTime(120_000);
    expect(pushes.at(-1)).toEqual({ instant: 120_000, state: { n: 0 } });
  });
});

describe("beforeSave", () => {
  it("makes what is pushed, and the entity keeps its own", async () => {
    const { entity, pushes } = createWatchedEntity();
    await entity.ackProcessedTime(60_000, { beforeSave: (state) => ({ kept: state }) });
    await entity.ackProcessedTime(120_000, { beforeSave: async () => "later" });
    expect(pushes.map(({ state }) => state)).toEqual([{ kept: { n: 0 } }, "later"]);
    expect(entity.state).toEqual({ n: 0 });
  });

  it("runs only when a push is due", () => {
    const { entity } = createWatchedEntity();
    let runCount = 0;
    const beforeSave = (state: unknown) => {
      runCount += 1;
      return state;
    };
    entity.ackProcessedTime(59_999, { beforeSave });
    expect(runCount).toBe(0);
  });

  it.each([
    [
      "throws",
      () => {
        throw new RangeError("no");
      },
    ],
    ["rejects", () => Promise.reject(new RangeError("no"))],
  ])("that %s pushes nothing, and the next acknowledgement tries again", async (_, beforeSave) => {
    const { entity, pushes } = createWatchedEntity();
    expect(await rejectedCode(entity.ackProcessedTime(60_000, { beforeSave }))).toBeInstanceOf(
      RangeError,
    );
    expect(pushes).toEqual([]);
    expect([entity.lastSavepoint, entity.nextSavepoint]).toEqual([10_000, 60_000]);
    await entity.ackProcessedTime(60_000);
    expect(pushes).toEqual([{ instant: 60_000, state: { n: 0 } }]);
    expect(entity.nextSavepoint).toBe(120_000);
  });

  it("is given the state of the acknowledgement, not of an update while it works", async () => {
    const { entity, pushes } = createWatchedEntity();
    const ready = createDeferred();
    const saved = entity.ackProcessedTime(60_000, {
      beforeSave: async (state) => {
        await ready.promise;
        return state;
      },
    });
    entity.updateState(60_000, { n: 1 });
    ready.resolve();
    await saved;
    expect(pushes).toEqual([{ instant: 60_000, state: { n: 0 } }]);
  });
});
