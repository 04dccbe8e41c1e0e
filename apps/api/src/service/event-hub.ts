import type { RunEvent } from "@runbox/core";

/** Gives the events of all runs to many listeners with one reader of the log. */
export interface EventHub {
  latestSequence(): Promise<number>;
  /** Events after a sequence, ascending; waits for new ones until the signal aborts. */
  after(sequence: number, signal: AbortSignal): AsyncIterable<RunEvent>;
  readonly listenerCount: number;
}
