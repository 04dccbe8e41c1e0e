/** Runs tasks one after the other, in the order they were given. */
export interface SerialQueue {
  /** Runs the task after all earlier ones, whether those succeeded or not. */
  run<Result>(task: () => Promise<Result>): Promise<Result>;
  /** Resolves when every task given so far has ended. */
  idle(): Promise<void>;
}

/** Creates an empty queue. */
export function createSerialQueue(): SerialQueue {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    run(task) {
      const result = tail.then(task);
      tail = result.then(ignore, ignore);
      return result;
    },
    async idle() {
      await tail;
    },
  };
}

function ignore(): void {}
