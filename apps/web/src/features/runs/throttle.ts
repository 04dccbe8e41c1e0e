/** Runs something soon, but not more often than once in `intervalMs`. */
export interface Throttle {
  readonly request: () => void;
  readonly cancel: () => void;
}

export interface ThrottlePorts {
  readonly nowMs: () => number;
  readonly later: (delayMs: number, run: () => void) => () => void;
}

/** A throttle: the first request runs at once, later ones together when the interval is over. */
export function createThrottle(
  intervalMs: number,
  run: () => void,
  ports: ThrottlePorts,
): Throttle {
  let lastRunMs = Number.NEGATIVE_INFINITY;
  let cancelPending: (() => void) | null = null;
  const runNow = () => {
    cancelPending = null;
    lastRunMs = ports.nowMs();
    run();
  };
  return {
    request: () => {
      if (cancelPending !== null) return;
      const waitMs = lastRunMs + intervalMs - ports.nowMs();
      if (waitMs <= 0) runNow();
      else cancelPending = ports.later(waitMs, runNow);
    },
    cancel: () => {
      cancelPending?.();
      cancelPending = null;
    },
  };
}
