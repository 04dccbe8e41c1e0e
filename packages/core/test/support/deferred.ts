/** A promise that the test ends itself. */
export interface Deferred<Value> {
  readonly promise: Promise<Value>;
  resolve(value: Value): void;
  reject(error: unknown): void;
}

/** Creates an open promise. */
export function createDeferred<Value = void>(): Deferred<Value> {
  return Promise.withResolvers<Value>();
}
