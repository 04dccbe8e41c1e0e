import type { RunObserver } from "./observer.ts";

/** Makes an observer whose failures stay its own: nothing it throws reaches the run. */
export function guardObserver(observer: RunObserver): Required<RunObserver> {
  return {
    savepointPersisted: (...facts) => quietly(() => observer.savepointPersisted?.(...facts)),
    savepointsPruned: (...facts) => quietly(() => observer.savepointsPruned?.(...facts)),
    backgroundFailed: (...facts) => quietly(() => observer.backgroundFailed?.(...facts)),
    fenced: (...facts) => quietly(() => observer.fenced?.(...facts)),
  };
}

function quietly(call: () => unknown): void {
  try {
    const given = call();
    // An async function fits where nothing is expected back; its rejection is the observer's too.
    if (given instanceof Promise) given.catch(ignore);
  } catch {
    // There is nobody to tell: the observer is who would be told.
  }
}

function ignore(): void {}
