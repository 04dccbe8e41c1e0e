import fc from "fast-check";
import { expect, it } from "vitest";
import { parseExternalMs } from "../model/external-time.ts";
import { parseEntityId } from "../model/ids.ts";
import { type ResumedPositions, restoreRunState } from "./restore-run-state.ts";
import { createRunState } from "./run-state.ts";

const at = parseExternalMs;

/** What a storage gives back of a session whose savepoints up to `frontier` were persisted. */
function resumedAt(
  frontier: number,
  lastInstants: readonly number[],
  open: readonly number[],
): ResumedPositions {
  return {
    entityIds: lastInstants.map((_, index) => parseEntityId(`e${index}`)),
    frontier: at(frontier),
    lastInstants: Float64Array.from(lastInstants),
    openInstants: open.map((instant) => ({ instant: at(instant), openedAtMs: instant + 7 })),
  };
}

it("puts every entity back where it stood, and opens what was open", () => {
  const { state, completed } = restoreRunState(
    resumedAt(60_000, [180_000, 60_000, 120_000], [120_000, 180_000]),
  );
  expect(completed).toEqual([]);
  expect([0, 1, 2].map((ordinal) => state.lastInstant(ordinal))).toEqual([
    180_000, 60_000, 120_000,
  ]);
  expect(state.ledger.listOpen(9)).toMatchObject([
    { standing: { instant: 120_000, openedAtMs: 120_007 }, savedCount: 2 },
    { standing: { instant: 180_000, openedAtMs: 180_007 }, savedCount: 1 },
  ]);
});

it("opens an instant at which nobody stands any more", () => {
  const { state } = restoreRunState(resumedAt(0, [180_000, 0], [60_000, 180_000]));
  expect(state.ledger.listOpen(9).map(({ standing }) => standing.instant)).toEqual([
    60_000, 180_000,
  ]);
});

it("finds what was complete and not persisted yet, ascending", () => {
  const { state, completed } = restoreRunState(
    resumedAt(60_000, [180_000, 240_000], [120_000, 180_000, 240_000]),
  );
  expect(completed.map(({ instant }) => instant)).toEqual([120_000, 180_000]);
  expect(completed.map(({ openedAtMs }) => openedAtMs)).toEqual([120_007, 180_007]);
  expect(state.ledger.frontier).toBe(180_000);
});

it("does so for a run of one entity too", () => {
  const { completed } = restoreRunState(resumedAt(0, [120_000], [60_000, 120_000]));
  expect(completed.map(({ instant }) => instant)).toEqual([60_000, 120_000]);
});

it("gives back what a crash at any push interrupted", () => {
  const pushes = fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 6 })), { maxLength: 40 });
  fc.assert(
    fc.property(pushes, fc.nat(40), (steps, persistedUntil) => {
      const before = createRunState({ entityCount: 3, base: at(0) });
      const pushedAt = new Set<number>();
      const completed: number[] = [];
      let frontier = 0;
      steps.forEach(([ordinal, step], index) => {
        const instant = at(before.lastInstant(ordinal) + step);
        pushedAt.add(instant);
        for (const reached of before.accept(ordinal, instant, instant + 7)) {
          // Up to some push everything was persisted, and from there on nothing.
          if (index < persistedUntil) frontier = reached.instant;
          else completed.push(reached.instant);
        }
      });
      const lasts = [0, 1, 2].map((ordinal) => before.lastInstant(ordinal));
      const open = [...pushedAt].filter((instant) => instant > frontier).sort((a, b) => a - b);
      const restored = restoreRunState(resumedAt(frontier, lasts, open));
      expect(restored.completed.map(({ instant }) => instant)).toEqual(completed);
      expect(restored.state.ledger.frontier).toBe(before.ledger.frontier);
      expect(restored.state.ledger.listOpen(99)).toEqual(before.ledger.listOpen(99));
      expect([0, 1, 2].map((ordinal) => restored.state.lastInstant(ordinal))).toEqual(lasts);
    }),
    { numRuns: 500 },
  );
});
