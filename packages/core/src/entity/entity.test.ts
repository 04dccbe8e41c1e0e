import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countCollections } from "../../test/support/count-collections.ts";
import { createDeferred, type Deferred } from "../../test/support/deferred.ts";
import { rejectedCode, thrownCode } from "../../test/support/thrown-code.ts";
import { decodeState, encodeState } from "../codec/state-codec.ts";
import { pushConflict } from "../errors/entity-errors.ts";
import { storageUnavailable } from "../errors/storage-errors.ts";
import { parseExternalMs } from "../model/external-time.ts";
import { parseEntityId } from "../model/ids.ts";
import { parseSchedule } from "../model/schedule.ts";
import { createEntity, type Entity } from "./entity.ts";

interface Push {
  readonly instant: number;
  /** The state as it was written, or "unchanged". */
  readonly state: unknown;
}

interface Given {
  readonly timestamp?: number;
  readonly schedule?: number | "none";
  readonly isSaved?: boolean;
  readonly state?: unknown;
}

/** An entity whose pushes are taken down, and wait for `gate` when the test sets one. */
function createWatchedEntity({ timestamp = 10_000, schedule = 60_000, ...given }: Given = {}) {
  const pushes: Push[] = [];
  const gates: Deferred<void>[] = [];
  let encodeCount = 0;
  let isGated = false;
  const entity = createEntity<unknown>({
    id: parseEntityId("A"),
    state: "state" in given ? given.state : { n: 0 },
    timestamp: parseExternalMs(timestamp),
    schedule: parseSchedule(schedule),
    isSaved: given.isSaved ?? false,
    port: {
      encode: (state) => {
        encodeCount += 1;
        return encodeState(state);
      },
      push: async (_, instant, state) => {
        pushes.push({ instant, state: state === null ? "unchanged" : decodeState(state.bytes) });
        if (!isGated) return;
        const gate = createDeferred();
        gates.push(gate);
        await gate.promise;
      },
    },
  });
  return {
    entity,
    pushes,
    gates,
    encodeCount: () => encodeCount,
    holdPushes: () => {
      isGated = true;
    },
    letPushes: () => {
      isGated = false;
    },
  };
}

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

describe("pushes under way", () => {
  it("reach the store in the order of the acknowledgements", async () => {
    const { entity, pushes } = createWatchedEntity();
    const ready = createDeferred();
    const first = entity.ackProcessedTime(60_000, {
      beforeSave: (state) => ready.promise.then(() => state),
    });
    entity.updateState(60_000, { n: 1 });
    const second = entity.ackProcessedTime(120_000);
    entity.updateState(120_000, { n: 2 });
    await settled();
    expect(pushes).toEqual([]);
    ready.resolve();
    await Promise.all([first, second]);
    expect(pushes).toEqual([
      { instant: 60_000, state: { n: 0 } },
      { instant: 120_000, state: { n: 1 } },
    ]);
    expect([entity.lastSavepoint, entity.nextSavepoint]).toEqual([120_000, 180_000]);
  });

  it("fail together, and are made again for their own instants with their own states", async () => {
    const { entity, pushes } = createWatchedEntity();
    const ready = createDeferred<unknown>();
    const first = entity.ackProcessedTime(60_000, { beforeSave: () => ready.promise });
    entity.updateState(60_000, { n: 1 });
    const second = entity.ackProcessedTime(120_000);
    entity.updateState(120_000, { n: 2 });
    ready.reject(new RangeError("no"));
    expect(await rejectedCode(first)).toBeInstanceOf(RangeError);
    expect(await rejectedCode(second)).toBeInstanceOf(RangeError);
    expect(pushes).toEqual([]);
    expect(entity.nextSavepoint).toBe(60_000);

    await entity.ackProcessedTime(185_000);
    expect(pushes).toEqual([
      { instant: 60_000, state: { n: 0 } },
      { instant: 120_000, state: { n: 1 } },
      { instant: 180_000, state: { n: 2 } },
    ]);
    expect(entity.nextSavepoint).toBe(240_000);
  });

  it("are made again in one push when the state is still the same", async () => {
    const { entity, pushes } = createWatchedEntity();
    const beforeSave = () => Promise.reject(new RangeError("no"));
    await rejectedCode(entity.ackProcessedTime(60_000, { beforeSave }));
    await rejectedCode(entity.ackProcessedTime(125_000, { beforeSave }));
    await entity.ackProcessedTime(185_000);
    expect(pushes).toEqual([{ instant: 180_000, state: { n: 0 } }]);
  });

  it("wait for an earlier one also when a later one fails first", async () => {
    const { entity, pushes } = createWatchedEntity();
    const ready = createDeferred<unknown>();
    const first = entity.ackProcessedTime(60_000, { beforeSave: () => ready.promise });
    const second = entity.ackProcessedTime(120_000, {
      beforeSave: () => Promise.reject(new RangeError("no")),
    });
    const failed = rejectedCode(second);
    await settled();
    const third = entity.ackProcessedTime(180_000);
    const failedToo = rejectedCode(third);
    ready.resolve("first");
    await first;
    expect(await failed).toBeInstanceOf(RangeError);
    expect(await failedToo).toBeInstanceOf(RangeError);
    expect(pushes).toEqual([{ instant: 60_000, state: "first" }]);
    expect(entity.nextSavepoint).toBe(120_000);
  });

  it("are not made again when they were refused for good", async () => {
    const { entity, pushes, gates, holdPushes, letPushes } = createWatchedEntity();
    holdPushes();
    const saved = entity.ackProcessedTime(60_000);
    await settled();
    gates[0]?.reject(pushConflict(entity.id, parseExternalMs(60_000)));
    expect(await rejectedCode(saved)).toBe("PUSH.CONFLICT");
    letPushes();
    entity.updateState(120_000, { n: 1 });
    await entity.ackProcessedTime(120_000);
    expect(pushes.slice(1)).toEqual([{ instant: 120_000, state: { n: 1 } }]);
  });
});

it("an entity that is acknowledged before every message saves exactly what came before each instant", async () => {
  const run = fc.array(
    fc.record({ gapMs: fc.nat(40), isAwaited: fc.boolean(), fails: fc.boolean() }),
    {
      maxLength: 40,
    },
  );
  await fc.assert(
    fc.asyncProperty(run, async (messages) => {
      const { entity, pushes } = createWatchedEntity({ timestamp: 0, schedule: 10, state: [] });
      const outcomes: Promise<unknown>[] = [];
      let time = 0;
      const acknowledge = (entityToAck: Entity<unknown>, fails: boolean) => {
        const beforeSave = async (state: unknown) => {
          if (fails) throw new RangeError("no");
          return state;
        };
        return entityToAck.ackProcessedTime(time, { beforeSave });
      };
      for (const { gapMs, isAwaited, fails } of messages) {
        time += gapMs;
        const outcome = rejectedCode(acknowledge(entity, fails));
        outcomes.push(outcome);
        if (isAwaited) await outcome;
        entity.updateState(time, [...(entity.state as number[]), time]);
      }
      await Promise.all(outcomes);
      time += 10;
      await acknowledge(entity, false);
      expect(pushes.map(({ instant }) => instant)).toEqual(
        [...new Set(pushes.map(({ instant }) => instant))].sort((a, b) => a - b),
      );
      for (let savepoint = 10; savepoint <= time; savepoint += 10) {
        const first = pushes.find(({ instant }) => instant >= savepoint);
        const expected = (entity.state as number[]).filter((at) => at < savepoint);
        if (savepoint <= (pushes.at(-1)?.instant ?? 0)) expect(first?.state).toEqual(expected);
      }
    }),
    { numRuns: 300 },
  );
});
