import type { ExternalMs } from "../model/external-time.ts";
import type { EntityId } from "../model/ids.ts";
import type { MissingEntity, PushCounters, RunProgress } from "../model/progress.ts";
import type { RunState } from "./run-state.ts";

/** How many open savepoints and missing entities are named one by one. */
const NAMED_MAX = 100;

/** Says what is open and who is awaited. Looks at every entity once. */
export function describeProgress(
  state: RunState,
  entityIds: readonly EntityId[],
  base: ExternalMs,
  counters: PushCounters,
): RunProgress {
  const { ledger } = state;
  const open = ledger.listOpen(NAMED_MAX).map(({ standing, savedCount }) => ({
    instant: standing.instant,
    savedCount,
    openedAtMs: standing.openedAtMs,
  }));
  const oldest = open[0];
  const missing = oldest === undefined ? [] : listBelow(state, entityIds, oldest.instant, base);
  return {
    entityCount: entityIds.length,
    frontier: ledger.frontier,
    newestInstant: ledger.newest,
    open,
    openCount: ledger.openCount,
    missing: missing.slice(0, NAMED_MAX),
    missingCount: missing.length,
    waitingSinceMs: oldest?.openedAtMs ?? null,
    counters,
  };
}

/** Entities that have not reached an instant, those that are furthest behind first. */
function listBelow(
  state: RunState,
  entityIds: readonly EntityId[],
  instant: ExternalMs,
  base: ExternalMs,
): readonly MissingEntity[] {
  const newest = state.ledger.newest;
  return entityIds
    .map((entityId, ordinal) => ({ entityId, last: state.lastInstant(ordinal) }))
    .filter(({ last }) => last < instant)
    .sort((a, b) => a.last - b.last)
    .map(({ entityId, last }) => ({
      entityId,
      lastInstant: last === base ? null : last,
      behindMs: newest - last,
    }));
}
