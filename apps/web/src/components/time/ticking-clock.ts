/** Wall time that moves in steps, so that all texts of the page change together. */
export interface TickingClock {
  /** Wall time of the last step, epoch milliseconds. */
  readonly nowMs: () => number;
  readonly subscribe: (onTick: () => void) => () => void;
  /** Stands still while frozen: what is shown is then of that moment. */
  readonly setFrozen: (frozen: boolean) => void;
}

export interface TickingClockPorts {
  readonly readMs: () => number;
  /** Calls back every `stepMs` until the function it returns is called. */
  readonly every: (stepMs: number, onStep: () => void) => () => void;
}

const stepMs = 1_000;

/** A clock that steps once a second while somebody looks at it. */
export function createTickingClock({ readMs, every }: TickingClockPorts): TickingClock {
  const listeners = new Set<() => void>();
  let nowMs = readMs();
  let frozen = false;
  let stop: (() => void) | null = null;
  const tick = () => {
    if (frozen) return;
    nowMs = readMs();
    for (const listener of listeners) listener();
  };
  return {
    nowMs: () => nowMs,
    subscribe: (onTick) => {
      listeners.add(onTick);
      if (stop === null) {
        if (!frozen) nowMs = readMs();
        stop = every(stepMs, tick);
      }
      return () => {
        listeners.delete(onTick);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
    setFrozen: (next) => {
      frozen = next;
      tick();
    },
  };
}
