import type { ExternalMs } from "../model/external-time.ts";
import type { ResumedRun } from "../storage/storage.ts";
import type { Reached } from "./instant-ledger.ts";
import { createRunState, type RunState } from "./run-state.ts";

/** A run state that came back, and what turned out to be complete in it. */
export interface RestoredRunState {
  readonly state: RunState;
  /**
   * Savepoints that every entity has reached but that were not persisted: the process ended
   * between the last push and the savepoint. Ascending.
   */
  readonly completed: readonly (Reached & { readonly ordinal: number })[];
}

/** Where the entities of a resumed session stood. */
export type ResumedPositions = Pick<
  ResumedRun,
  "entityIds" | "frontier" | "lastInstants" | "openInstants"
>;

/** Builds the state of a resumed session from the durable pushes. */
export function restoreRunState(resumed: ResumedPositions): RestoredRunState {
  const { entityIds, frontier, lastInstants, openInstants } = resumed;
  const state = createRunState({ entityCount: entityIds.length, base: frontier });
  const openedAt = new Map(openInstants.map((open) => [open.instant, open.openedAtMs]));
  const completed: (Reached & { ordinal: number })[] = [];
  const visit = (ordinal: number, instant: ExternalMs) => {
    if (instant <= state.lastInstant(ordinal)) return;
    for (const reached of state.accept(ordinal, instant, openedAt.get(instant) ?? 0)) {
      completed.push({ ...reached, ordinal });
    }
  };

  // An instant at which somebody pushed exists even when nobody stands there any more. The
  // entity that is furthest ahead visits each of them on its way.
  const furthest = indexOfGreatest(lastInstants);
  for (const open of openInstants) {
    if (open.instant < (lastInstants[furthest] ?? 0)) visit(furthest, open.instant);
  }
  lastInstants.forEach((instant, ordinal) => {
    visit(ordinal, instant as ExternalMs);
  });
  return { state, completed };
}

function indexOfGreatest(numbers: Float64Array): number {
  let greatest = 0;
  numbers.forEach((number, index) => {
    if (number > (numbers[greatest] ?? 0)) greatest = index;
  });
  return greatest;
}
