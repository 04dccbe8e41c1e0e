import type { RunId } from "../model/ids.ts";
import type { RunObserver } from "../ports/observer.ts";
import type { Storage } from "../storage/storage.ts";

/** Prunes after savepoints without holding anybody up: one prune at a time, none piles up. */
export interface BackgroundPrune {
  request(): void;
  idle(): Promise<void>;
}

/** Creates the pruning of one run. Failures go to the observer; the next request tries again. */
export function createBackgroundPrune(
  storage: Storage,
  runId: RunId,
  observer: Required<RunObserver>,
): BackgroundPrune {
  let isWanted = false;
  let current: Promise<void> | undefined;

  const pruneWhileWanted = async () => {
    while (isWanted) {
      isWanted = false;
      try {
        const { prunedCount, freedBytes } = await storage.pruneSavepoints(runId);
        if (prunedCount > 0) observer.savepointsPruned(runId, prunedCount, freedBytes);
      } catch (error) {
        observer.backgroundFailed(runId, "prune", error);
      }
    }
    current = undefined;
  };

  return {
    request() {
      isWanted = true;
      current ??= pruneWhileWanted();
    },
    async idle() {
      await current;
    },
  };
}
