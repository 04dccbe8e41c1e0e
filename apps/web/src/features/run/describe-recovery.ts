/** What is needed of a run. */
export interface RunStanding {
  readonly schedule: number | "none";
  readonly startFrom: number;
  readonly status: "running" | "finished" | "failed";
  readonly entityCount: number;
  readonly latestSavepoint: { readonly instant: number } | null;
}

/** What is needed of its progress. */
export interface ProgressStanding {
  readonly entityCount: number;
  readonly frontier: number;
  readonly newestInstant: number;
  readonly open: readonly { readonly instant: number; readonly savedCount: number }[];
  readonly openCount: number;
  readonly waitingSinceMs: number | null;
}

/** What would be lost by restoring now, in event time. */
export type Loss =
  /** There is nothing to restore from: all since the run's beginning. */
  | { readonly kind: "everything"; readonly since: number }
  /** Whoever holds the run does not say how far it is. */
  | { readonly kind: "unknown" }
  /**
   * The fastest entity has told that it is `atLeast` beyond the restorable instant; it tells at
   * every instant of the schedule, so it is less than `below` beyond.
   */
  | { readonly kind: "between"; readonly atLeast: number; readonly below: number };

/** The savepoint that comes next. */
export type NextSavepoint =
  | { readonly kind: "none" }
  /** No entity has saved for it, as far as is known. */
  | { readonly kind: "awaited"; readonly instant: number; readonly entityCount: number }
  | {
      readonly kind: "collecting";
      readonly instant: number;
      readonly savedCount: number;
      readonly entityCount: number;
      /** Wall time of its first save. */
      readonly waitingSinceMs: number | null;
      /** Open savepoints behind it. */
      readonly behindCount: number;
    };

/** What a run could be restored to, and what holds the next savepoint back, as plain facts. */
export interface Recovery {
  /** The newest restorable instant; `null` when there is nothing to restore from. */
  readonly restorableInstant: number | null;
  readonly loss: Loss;
  readonly next: NextSavepoint;
}

/** Derives the facts from what the API knows. */
export function describeRecovery(run: RunStanding, progress: ProgressStanding | null): Recovery {
  const restorableInstant = run.latestSavepoint?.instant ?? null;
  return {
    restorableInstant,
    loss: describeLoss(run, restorableInstant, progress),
    next: describeNext(run, restorableInstant, progress),
  };
}

function describeLoss(
  run: RunStanding,
  restorableInstant: number | null,
  progress: ProgressStanding | null,
): Loss {
  if (restorableInstant === null) return { kind: "everything", since: run.startFrom };
  if (progress === null || run.schedule === "none") return { kind: "unknown" };
  const atLeast = Math.max(0, progress.newestInstant - restorableInstant);
  return { kind: "between", atLeast, below: atLeast + run.schedule };
}

function describeNext(
  run: RunStanding,
  restorableInstant: number | null,
  progress: ProgressStanding | null,
): NextSavepoint {
  if (run.schedule === "none" || run.status !== "running") return { kind: "none" };
  const oldest = progress?.open[0];
  if (progress === null || oldest === undefined) {
    const reached = Math.max(restorableInstant ?? run.startFrom, progress?.frontier ?? 0);
    const instant = (Math.floor(reached / run.schedule) + 1) * run.schedule;
    return { kind: "awaited", instant, entityCount: run.entityCount };
  }
  return {
    kind: "collecting",
    instant: oldest.instant,
    savedCount: oldest.savedCount,
    entityCount: progress.entityCount,
    waitingSinceMs: progress.waitingSinceMs,
    behindCount: progress.openCount - 1,
  };
}
