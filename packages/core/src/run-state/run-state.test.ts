import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createOpenSavepointsModel } from "../../test/support/open-savepoints-model.ts";
import { parseExternalMs } from "../model/external-time.ts";
import { createRunState } from "./run-state.ts";

const at = parseExternalMs;

/** Takes a push when it is new, as a session does. */
function pushInto(state: ReturnType<typeof createRunState>, ordinal: number, instant: number) {
  const verdict = state.judge(ordinal, at(instant));
  const reached = verdict === "new" ? state.accept(ordinal, at(instant), 0) : [];
  return { verdict, completed: reached.map((one) => one.instant) };
}

describe("the state of a run", () => {
  it("follows the table of three entities, step by step", () => {
    const [A, B, C] = [0, 1, 2];
    const state = createRunState({ entityCount: 3, base: at(10_000) });
    const open = () =>
      state.ledger.listOpen(9).map(({ standing, savedCount }) => [standing.instant, savedCount]);

    expect(pushInto(state, A, 60_000).completed).toEqual([]);
    expect(open()).toEqual([[60_000, 1]]);
    expect(pushInto(state, A, 120_000).completed).toEqual([]);
    expect(open()).toEqual([
      [60_000, 1],
      [120_000, 1],
    ]);
    expect(pushInto(state, B, 120_000).completed).toEqual([]);
    expect(open()).toEqual([
      [60_000, 2],
      [120_000, 2],
    ]);
    expect(pushInto(state, C, 60_000).completed).toEqual([60_000]);
    expect(open()).toEqual([[120_000, 2]]);
    expect(pushInto(state, C, 120_000).completed).toEqual([120_000]);
    expect(open()).toEqual([]);
  });

  it("judges a push by where the entity and the frontier are", () => {
    const state = createRunState({ entityCount: 2, base: at(0) });
    pushInto(state, 0, 180_000);
    pushInto(state, 1, 60_000);
    expect(state.ledger.frontier).toBe(0 + 60_000);
    expect(state.judge(0, at(240_000))).toBe("new");
    expect(state.judge(0, at(180_000))).toBe("repeated");
    expect(state.judge(0, at(120_000))).toBe("below");
    expect(state.judge(0, at(60_000))).toBe("settled");
    expect(state.judge(1, at(60_000))).toBe("settled");
  });

  it("changes nothing when it judges", () => {
    const state = createRunState({ entityCount: 1, base: at(0) });
    expect(state.judge(0, at(60_000))).toBe("new");
    expect(state.judge(0, at(60_000))).toBe("new");
    expect(state.lastInstant(0)).toBe(0);
    expect(state.ledger.frontier).toBe(0);
  });

  it("holds one number per entity, not one per instant", () => {
    const state = createRunState({ entityCount: 2, base: at(0) });
    expect(pushInto(state, 0, 525_000 * 60_000).completed).toEqual([]);
    expect(state.ledger.openCount).toBe(1);
    expect(pushInto(state, 1, 525_000 * 60_000).completed).toEqual([525_000 * 60_000]);
  });

  it("is the same as a literal map of open savepoints", () => {
    const scheduleMs = 10;
    const run = fc.record({
      entityCount: fc.integer({ min: 1, max: 5 }),
      base: fc.nat(40),
      pushes: fc.array(fc.record({ entity: fc.nat(4), step: fc.integer({ min: -2, max: 4 }) }), {
        maxLength: 80,
      }),
    });
    let completedCount = 0;
    fc.assert(
      fc.property(run, ({ entityCount, base, pushes }) => {
        const state = createRunState({ entityCount, base: at(base) });
        const model = createOpenSavepointsModel(entityCount, base, scheduleMs);
        // Which push an entity's state comes from: the first at or above the savepoint.
        const accepted = new Map<number, { instant: number; number: number }[]>();
        pushes.forEach(({ entity, step }, index) => {
          const ordinal = entity % entityCount;
          const grid = Math.floor(state.lastInstant(ordinal) / scheduleMs) + step;
          const instant = Math.max(0, grid) * scheduleMs;
          const { verdict, completed } = pushInto(state, ordinal, instant);
          if (verdict === "new") {
            const own = accepted.get(ordinal) ?? [];
            accepted.set(ordinal, [...own, { instant, number: index + 1 }]);
          }
          expect(completed).toEqual(model.push(ordinal, instant));
          expect(gridOf(state.ledger.frontier)).toBe(gridOf(model.frontier));
          expect(
            state.ledger
              .listOpen(1_000)
              .map(({ standing, savedCount }) => ({ instant: standing.instant, savedCount })),
          ).toEqual(model.listOpen());
          for (const savepoint of completed) {
            completedCount += 1;
            for (let other = 0; other < entityCount; other++) {
              const first = accepted.get(other)?.find((push) => push.instant >= savepoint);
              expect(model.stateIn(savepoint, other)).toBe(first?.number);
            }
          }
        });
      }),
      { numRuns: 500 },
    );
    expect(completedCount).toBeGreaterThan(200);

    function gridOf(instant: number): number {
      return Math.floor(instant / scheduleMs);
    }
  });

  it("completes savepoints in ascending order, each once", () => {
    const pushes = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 30 })), {
      maxLength: 120,
    });
    fc.assert(
      fc.property(pushes, (steps) => {
        const state = createRunState({ entityCount: 4, base: at(0) });
        const completed = steps.flatMap(
          ([ordinal, instant]) => pushInto(state, ordinal, instant).completed,
        );
        expect(completed).toEqual([...new Set(completed)].sort((a, b) => a - b));
        const lasts = [0, 1, 2, 3].map((ordinal) => state.lastInstant(ordinal));
        expect(state.ledger.frontier).toBe(Math.min(...lasts));
      }),
    );
  });
});
