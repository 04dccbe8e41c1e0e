/** What repeated timing of one thing gave, in milliseconds. */
export interface Timing {
  readonly medianMs: number;
  readonly leastMs: number;
  readonly greatestMs: number;
  readonly rounds: number;
}

/**
 * Times something several times. `prepare` runs before each round and is not timed; its result
 * is handed to the round. The first round warms up and does not count.
 */
export async function measure<Prepared>(
  rounds: number,
  prepare: (round: number) => Promise<Prepared> | Prepared,
  run: (prepared: Prepared) => Promise<unknown> | unknown,
): Promise<Timing> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const prepared = await prepare(round);
    const startedAt = performance.now();
    await run(prepared);
    const tookMs = performance.now() - startedAt;
    if (round > 0) times.push(tookMs);
  }
  return summarize(times);
}

/** Median, least and greatest of some times. */
function summarize(times: readonly number[]): Timing {
  const sorted = times.toSorted((a, b) => a - b);
  return {
    medianMs: percentile(sorted, 0.5),
    leastMs: sorted[0] ?? Number.NaN,
    greatestMs: sorted.at(-1) ?? Number.NaN,
    rounds: sorted.length,
  };
}

/** A percentile of times in ascending order: the nearest rank. */
export function percentile(sorted: readonly number[], share: number): number {
  const rank = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return sorted[rank] ?? Number.NaN;
}
