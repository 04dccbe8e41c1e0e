import { describe, expect, it } from "vitest";
import { thrownCode } from "../../test/support/thrown-code.ts";
import { encodeState } from "../codec/state-codec.ts";
import type { Digest } from "../model/digest.ts";
import { parseExternalMs } from "../model/external-time.ts";
import { parseEntityId } from "../model/ids.ts";
import { parseSchedule } from "../model/schedule.ts";
import { createRunState } from "../run-state/run-state.ts";
import { type PushFacts, planPushes } from "./plan-pushes.ts";
import type { SessionPush } from "./run-session.ts";

const entityIds = ["A", "B"].map(parseEntityId);

function push(ordinal: number, instant: number, state?: unknown): SessionPush {
  const encoded = state === undefined ? null : encodeState(state);
  return { ordinal, instant: instant as SessionPush["instant"], state: encoded };
}

const digestOf = (state: unknown) => encodeState(state).digest;

/** Two entities that stand where they are said to, with these newest states. */
function factsOf(
  stands: readonly [number, number],
  tips: readonly [unknown?, unknown?],
): PushFacts {
  const state = createRunState({ entityCount: 2, base: parseExternalMs(0) });
  stands.forEach((instant, ordinal) => {
    if (instant > 0) state.accept(ordinal, parseExternalMs(instant), 0);
  });
  return {
    entityIds,
    schedule: parseSchedule(10),
    lastInstant: state.lastInstant,
    judge: state.judge,
    hasState: (ordinal) => tips[ordinal] !== undefined,
    matchesTip: (ordinal: number, digest: Digest) =>
      tips[ordinal] !== undefined && digestOf(tips[ordinal]) === digest,
  };
}

const empty = { entries: [], toCompare: [], unchangedCount: 0, lateCount: 0, repeatedCount: 0 };

describe("the plan of a batch", () => {
  it("is nothing for an empty batch", () => {
    expect(planPushes([], factsOf([0, 0], []))).toMatchObject(empty);
  });

  it("says from where each push counts", () => {
    const plan = planPushes(
      [push(0, 20, "a"), push(1, 10, "b"), push(0, 50, "c")],
      factsOf([10, 0], ["x"]),
    );
    expect(plan.entries.map(({ ordinal, from, instant }) => [ordinal, from, instant])).toEqual([
      [0, 10, 20],
      [1, 0, 10],
      [0, 20, 50],
    ]);
    expect(plan).toMatchObject({ unchangedCount: 0, lateCount: 0, repeatedCount: 0 });
  });

  it("leaves bytes out that are the entity's newest already, in the run or in the batch", () => {
    const plan = planPushes(
      [push(0, 10, "same"), push(1, 10, "b"), push(1, 20, "b"), push(1, 30)],
      factsOf([0, 0], ["same"]),
    );
    expect(plan.entries.map(({ state }) => state === null)).toEqual([true, false, true, true]);
    expect(plan.unchangedCount).toBe(3);
  });

  it("counts late and repeated pushes and takes nothing of them", () => {
    const facts = factsOf([30, 10], ["a", "b"]);
    const plan = planPushes(
      [push(0, 10, "old"), push(0, 30, "a"), push(0, 30), push(0, 20)],
      facts,
    );
    expect(plan).toMatchObject({ ...empty, lateCount: 2, repeatedCount: 2 });
  });

  it("takes a repeated push for what it is, also behind a later one of the same batch", () => {
    const plan = planPushes([push(0, 40, "next"), push(0, 30, "a")], factsOf([30, 0], ["a"]));
    expect(plan).toMatchObject({ repeatedCount: 1, lateCount: 0, toCompare: [] });
  });

  it("asks the storage about other bytes behind a later push", () => {
    const plan = planPushes([push(0, 20, "past")], factsOf([30, 10], ["a", "b"]));
    expect(plan.toCompare.map(({ digest }) => digest)).toEqual([digestOf("past")]);
    expect(plan.lateCount).toBe(1);
  });

  it("compares within the batch what the batch itself pushed", () => {
    const facts = factsOf([0, 0], ["tip"]);
    const plan = planPushes([push(0, 10, "a"), push(0, 20, "b"), push(0, 10, "a")], facts);
    expect(plan).toMatchObject({ toCompare: [], lateCount: 1 });
    for (const first of ["a", "tip"]) {
      const batch = [push(0, 10, first), push(0, 20, "b"), push(0, 10, "other")];
      expect(thrownCode(() => planPushes(batch, facts))).toBe("PUSH.CONFLICT");
    }
  });

  it("compares 100,000 pushes behind later ones in a moment", () => {
    const ascending = Array.from({ length: 50_000 }, (_, index) => push(0, 10 * (index + 1)));
    const facts = factsOf([0, 0], ["tip"]);
    const plan = planPushes([...ascending, ...ascending.toReversed()], facts);
    expect(plan.entries).toHaveLength(50_000);
    expect([plan.repeatedCount, plan.lateCount]).toEqual([1, 49_999]);
  });
});

describe("a batch is refused whole", () => {
  const facts = () => factsOf([20, 0], ["tip", undefined]);
  it.each([
    ["an entity that is not registered", push(2, 30, "x"), "ENTITY.UNKNOWN"],
    ["an ordinal that is none", push(-1, 30, "x"), "ENTITY.UNKNOWN"],
    ["a fraction of an ordinal", push(0.5, 30, "x"), "ENTITY.UNKNOWN"],
    ["an instant beside the schedule", push(0, 31, "x"), "PUSH.OFF_SCHEDULE"],
    ["an instant that is no number", push(0, Number.NaN, "x"), "PUSH.OFF_SCHEDULE"],
    ["nothing changed where nothing was", push(1, 10), "ENTITY.NO_STATE"],
    ["other bytes at the same instant", push(0, 20, "other"), "PUSH.CONFLICT"],
  ])("for %s", (_, bad, code) => {
    expect(thrownCode(() => planPushes([push(0, 40, "good"), bad], facts()))).toBe(code);
    expect(thrownCode(() => planPushes([bad, push(0, 40, "good")], facts()))).toBe(code);
  });

  it("for other bytes at an instant of the same batch", () => {
    const batch = [push(0, 30, "a"), push(0, 30, "b")];
    expect(thrownCode(() => planPushes(batch, facts()))).toBe("PUSH.CONFLICT");
  });

  it("for every instant when the schedule is none", () => {
    const none = { ...facts(), schedule: parseSchedule("none") };
    expect(thrownCode(() => planPushes([push(0, 30, "x")], none))).toBe("PUSH.OFF_SCHEDULE");
  });
});
