import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDeferred } from "../../test/support/deferred.ts";
import { rejectedCode } from "../../test/support/thrown-code.ts";
import { createWatchedEntity } from "../../test/support/watched-entity.ts";
import { pushConflict } from "../errors/entity-errors.ts";
import { parseExternalMs } from "../model/external-time.ts";
import type { Entity } from "./entity.ts";

const settled = () => new Promise((resolve) => setImmediate(resolve));

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
