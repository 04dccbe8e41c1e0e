import type { WireProgress, WireRun } from "@runbox/api";

/** What a run could be restored to, and what holds the next savepoint back, as plain facts. */
export interface Recovery {
  /** The newest restorable instant; `null` when there is nothing to restore from. */
  readonly restorableInstant: number | null;
  /** How much event time would be lost by restoring now. */
  readonly lossMs: number | null;
  /** The oldest savepoint that is being collected. */
  readonly next: {
    readonly instant: number;
    readonly savedCount: number;
    readonly entityCount: number;
    readonly waitingSinceMs: number | null;
  } | null;
}

/** Derives the facts from what the API knows. */
export function describeRecovery(run: WireRun, progress: WireProgress | null): Recovery {
  const restorableInstant = run.latestSavepoint?.instant ?? null;
  const newest = progress?.newestInstant ?? null;
  const oldest = progress?.open[0] ?? null;
  return {
    restorableInstant,
    lossMs:
      restorableInstant === null || newest === null
        ? null
        : Math.max(0, newest - restorableInstant),
    next:
      oldest === null || progress === null
        ? null
        : {
            instant: oldest.instant,
            savedCount: oldest.savedCount,
            entityCount: progress.entityCount,
            waitingSinceMs: progress.waitingSinceMs,
          },
  };
}
