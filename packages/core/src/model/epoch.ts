declare const brand: unique symbol;

/**
 * Counts the owners a run has had. Every opening raises it by one and every write proves it, so
 * that a writer that was taken over can no longer write. Never goes back, not even by deletion.
 */
export type Epoch = number & { readonly [brand]: "Epoch" };

/** Takes a number that a storage or a peer gave as an epoch. The caller has checked its shape. */
export function toEpoch(value: number): Epoch {
  return value as Epoch;
}
