import { describe, expect, it } from "vitest";
import { parseExternalMs } from "../model/external-time.ts";
import { type EntityId, parseEntityId } from "../model/ids.ts";
import { describeProgress } from "./describe-progress.ts";
import { createRunState } from "./run-state.ts";

const at = parseExternalMs;
const counters = { acceptedCount: 3, unchangedCount: 1, lateCount: 0, repeatedCount: 2 };

function idsOf(count: number): readonly EntityId[] {
  return Array.from({ length: count }, (_, index) => parseEntityId(`e${index}`));
}

describe("the progress of a run", () => {
  it("awaits nobody when nothing is open", () => {
    const state = createRunState({ entityCount: 2, base: at(10_000) });
    expect(describeProgress(state, idsOf(2), at(10_000), counters)).toEqual({
      entityCount: 2,
      frontier: 10_000,
      newestInstant: 10_000,
      open: [],
      openCount: 0,
      missing: [],
      missingCount: 0,
      waitingSinceMs: null,
      counters,
    });
  });

  it("names who holds the oldest open savepoint back, the slowest first", () => {
    const state = createRunState({ entityCount: 4, base: at(0) });
    state.accept(1, at(60_000), 1_000);
    state.accept(0, at(60_000), 1_500);
    state.accept(2, at(60_000), 1_600);
    state.accept(3, at(60_000), 2_000);
    state.accept(0, at(240_000), 3_000);
    state.accept(1, at(120_000), 4_000);
    const progress = describeProgress(state, idsOf(4), at(0), counters);
    expect(progress.frontier).toBe(60_000);
    expect(progress.open).toEqual([
      { instant: 120_000, savedCount: 2, openedAtMs: 4_000 },
      { instant: 240_000, savedCount: 1, openedAtMs: 3_000 },
    ]);
    expect(progress.missing).toEqual([
      { entityId: "e2", lastInstant: 60_000, behindMs: 180_000 },
      { entityId: "e3", lastInstant: 60_000, behindMs: 180_000 },
    ]);
    expect(progress.waitingSinceMs).toBe(4_000);
  });

  it("says of an entity that has not pushed in this session that it has no last instant", () => {
    const state = createRunState({ entityCount: 2, base: at(120_000) });
    state.accept(0, at(180_000), 7);
    expect(describeProgress(state, idsOf(2), at(120_000), counters).missing).toEqual([
      { entityId: "e1", lastInstant: null, behindMs: 60_000 },
    ]);
  });

  it("names a hundred and counts all", () => {
    const entityCount = 350;
    const state = createRunState({ entityCount, base: at(0) });
    for (let instant = 1; instant <= 150; instant++) state.accept(0, at(instant), 0);
    const progress = describeProgress(state, idsOf(entityCount), at(0), counters);
    expect(progress.open).toHaveLength(100);
    expect(progress.openCount).toBe(150);
    expect(progress.missing).toHaveLength(100);
    expect(progress.missingCount).toBe(349);
  });
});
