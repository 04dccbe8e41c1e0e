/** Chance that repeats itself for the same seed. */
export interface SeededRandom {
  /** A whole number in `0 … below - 1`. */
  below(limit: number): number;
  /** Whether something of this probability happens. */
  chance(probability: number): boolean;
  /** One of the items, or `undefined` when there is none. */
  pick<Item>(items: readonly Item[]): Item | undefined;
}

/** Creates a generator; any whole number is a seed. */
export function createSeededRandom(seed: number): SeededRandom {
  let word = (seed ^ 0x9e37_79b9) >>> 0;
  const next = (): number => {
    word = (word + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(word ^ (word >>> 15), word | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (limit) => Math.floor(next() * limit),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)],
  };
}
