/** Holds calls back while the session has ended, until the person has signed in again. */
export interface SessionGate {
  /** Whether calls are waiting for a session. */
  readonly isExpired: () => boolean;
  readonly subscribe: (onChange: () => void) => () => void;
  /** For a call that was refused: true once there is a session again, false when the person gave up. */
  readonly waitForSession: () => Promise<boolean>;
  /** The person signed in again: held calls go out once more. */
  readonly restore: () => void;
  /** The person closed the dialog: held calls fail with what the API said. */
  readonly giveUp: () => void;
}

/** An open gate. */
export function createSessionGate(): SessionGate {
  const listeners = new Set<() => void>();
  let waiting: PromiseWithResolvers<boolean> | null = null;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const settle = (isRestored: boolean) => {
    waiting?.resolve(isRestored);
    waiting = null;
    tell();
  };
  return {
    isExpired: () => waiting !== null,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    waitForSession: () => {
      if (waiting !== null) return waiting.promise;
      waiting = Promise.withResolvers<boolean>();
      tell();
      return waiting.promise;
    },
    restore: () => settle(true),
    giveUp: () => settle(false),
  };
}
