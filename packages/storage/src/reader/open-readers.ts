import type { RunId, SavepointId } from "@runbox/core";

/** Savepoints that somebody reads: retention leaves them alone. */
export interface OpenReaders {
  /** Holds a savepoint until the function that this resolves to is called. */
  hold(runId: RunId, savepointId: SavepointId): Promise<() => Promise<void>>;
  /** Whether a reader of this process has it. */
  isHeld(runId: string, savepointId: string): boolean;
  /** Called once, when the storage closes. */
  close(): void;
}

/** Keeps count in this process: enough where one process owns the database. */
export function createOpenReaders(): OpenReaders {
  const counts = new Map<string, number>();
  const keyOf = (runId: string, savepointId: string) => `${savepointId} ${runId}`;
  return {
    async hold(runId, savepointId) {
      const key = keyOf(runId, savepointId);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      let isHeld = true;
      return async () => {
        if (!isHeld) return;
        isHeld = false;
        const left = (counts.get(key) ?? 1) - 1;
        if (left === 0) counts.delete(key);
        else counts.set(key, left);
      };
    },
    isHeld: (runId, savepointId) => counts.has(keyOf(runId, savepointId)),
    close: () => counts.clear(),
  };
}
