/** Remembers answers of mutations by key, so that a retry gets the first answer. */
export interface IdempotencyStore {
  /**
   * Claims a key for a request. Claims of a process that died are given up after a minute,
   * finished ones are kept for a day.
   */
  claim(claim: IdempotencyClaim): Promise<IdempotencyOutcome>;
  /** Keeps the answer. */
  finish(scope: string, key: string, answerJson: string): Promise<void>;
  /** Gives the key back after a failure that a retry may overcome. */
  release(scope: string, key: string): Promise<void>;
}

/** A request that wants to run once. */
export interface IdempotencyClaim {
  /** Who asks, and which procedure. */
  readonly scope: string;
  readonly key: string;
  readonly requestHash: string;
}

/** What became of a claim. */
export type IdempotencyOutcome =
  | { readonly kind: "claimed" }
  | { readonly kind: "in-flight" }
  | { readonly kind: "answered"; readonly answerJson: string }
  | { readonly kind: "other-request" };
