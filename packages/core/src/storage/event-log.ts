import type { ExternalMs } from "../model/external-time.ts";
import type { RunId, SavepointId } from "../model/ids.ts";

/** What happened to a run, in the words of the record of it. */
export type RunEventBody =
  | { readonly kind: "run.created" }
  | { readonly kind: "run.acquired"; readonly holder: string }
  | { readonly kind: "run.opened"; readonly baseInstant: ExternalMs }
  | { readonly kind: "run.ended"; readonly status: "finished" | "failed" }
  | { readonly kind: "run.deleted" }
  | {
      readonly kind: "savepoint.persisted";
      readonly savepointId: SavepointId;
      readonly instant: ExternalMs;
    }
  | { readonly kind: "savepoint.pinned"; readonly savepointId: SavepointId }
  | { readonly kind: "savepoint.unpinned"; readonly savepointId: SavepointId }
  | {
      readonly kind: "savepoints.pruned";
      readonly prunedCount: number;
      readonly freedBytes: number;
    };

/** An event with its place in the order of all events. */
export interface RunEvent {
  /** Ascending over all runs and processes; a stream resumes after it. */
  readonly sequence: number;
  readonly runId: RunId;
  readonly atMs: number;
  readonly body: RunEventBody;
}

/** The events of all runs, written in the transactions they tell of. */
export interface EventLog {
  /** Events after a sequence number, ascending. */
  listAfter(sequence: number, limit: number): Promise<readonly RunEvent[]>;
  /** The newest sequence number; 0 when there is none. */
  latestSequence(): Promise<number>;
  /** Calls back soon after this process wrote events. Other processes' events need `listAfter`. */
  onAppended(listener: () => void): () => void;
}
