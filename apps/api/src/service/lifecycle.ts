/** Where the process is between its start and its end. */
export interface Lifecycle {
  readonly startedAtMs: number;
  readonly isDraining: boolean;
  /** Aborted when the process begins to stop: long answers end themselves. */
  readonly stopping: AbortSignal;
  /** Begins to stop. */
  drain(): void;
}

/** A life that has just begun. */
export function createLifecycle(startedAtMs: number): Lifecycle {
  const stop = new AbortController();
  return {
    startedAtMs,
    get isDraining() {
      return stop.signal.aborted;
    },
    stopping: stop.signal,
    drain: () => stop.abort(),
  };
}
