/** One row of the results: what was measured, what was to be reached, what came out. */
export interface BenchRow {
  readonly what: string;
  /** The figure to reach, in words; empty where there is none. */
  readonly reach: string;
  /** The figure found, in words. */
  readonly found: string;
  /** Whether it was reached; `null` where nothing was to be. */
  readonly isReached: boolean | null;
  /** How it was measured: rounds, spread, what it is compared with. */
  readonly detail: string;
}

/** One benchmark: a name, and a function that measures and tells rows. */
export interface Benchmark {
  readonly name: string;
  run(place: BenchPlace): Promise<readonly BenchRow[]>;
}

/** What a benchmark may use. */
export interface BenchPlace {
  /** An empty folder on the disk that is measured. */
  readonly folder: string;
  /** A database server of this run, without a database of ours yet. */
  readonly postgresUrl: string;
  log(line: string): void;
}
