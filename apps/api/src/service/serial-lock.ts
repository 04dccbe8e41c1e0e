/** Runs pieces of work one after the other, in the order in which they came. */
export type SerialLock = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Makes a lock that nobody holds. */
export function createSerialLock(): SerialLock {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = tail.then(work);
    // Who comes next does not care how this one ended.
    tail = result.catch(() => undefined);
    return result;
  };
}
