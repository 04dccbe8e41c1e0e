import type { RunAcquisition, RunId } from "@runbox/core";

const KEPT_MAX = 10_000;

/** Runs that were taken over and not opened yet. One that is forgotten has to be loaded again. */
export interface Acquisitions {
  get(runId: RunId): RunAcquisition | undefined;
  keep(runId: RunId, acquisition: RunAcquisition): void;
  drop(runId: RunId): void;
}

/** Keeps as many as fit; the oldest goes first. */
export function createAcquisitions(): Acquisitions {
  const kept = new Map<RunId, RunAcquisition>();
  return {
    get: (runId) => kept.get(runId),
    keep(runId, acquisition) {
      kept.delete(runId);
      kept.set(runId, acquisition);
      const oldest = kept.keys().next();
      if (kept.size > KEPT_MAX && oldest.done !== true) kept.delete(oldest.value);
    },
    drop: (runId) => {
      kept.delete(runId);
    },
  };
}
