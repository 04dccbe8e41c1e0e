import type { RunId } from "../model/ids.ts";
import type { SavepointRecord } from "../model/savepoint.ts";

/**
 * Hears what a run does, for logs, metrics and events. Silent by default. An observer that throws
 * does not disturb the run.
 */
export interface RunObserver {
  /** A savepoint became durable. Called in ascending order of instants. */
  savepointPersisted?(record: SavepointRecord): void;
  /** A prune removed states. */
  savepointsPruned?(runId: RunId, prunedCount: number, freedBytes: number): void;
  /**
   * Work that no caller waits for failed. The run goes on after `"prune"` and `"lease"`; after
   * `"resume"` (savepoints that a resumed session found complete) every push is refused.
   */
  backgroundFailed?(runId: RunId, task: "prune" | "lease" | "resume", error: unknown): void;
  /** The run was taken over by another writer. */
  fenced?(runId: RunId): void;
}
