/** Bounds the memory that bodies under way take together. */
export interface BodyBudget {
  /** Takes a share, or `undefined` when too much is under way. */
  take(bytes: number): (() => void) | undefined;
}

/** A budget for one process. One body always fits. */
export function createBodyBudget(bytesMax: number): BodyBudget {
  let takenBytes = 0;
  return {
    take(bytes) {
      if (takenBytes > 0 && takenBytes + bytes > bytesMax) return undefined;
      takenBytes += bytes;
      let isTaken = true;
      return () => {
        if (isTaken) takenBytes -= bytes;
        isTaken = false;
      };
    },
  };
}
