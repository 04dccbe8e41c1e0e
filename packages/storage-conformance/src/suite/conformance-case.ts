import type { RunId, Storage } from "@runbox/core";
import type { HarnessCapability } from "./storage-harness.ts";

/** What a case works with. */
export interface CaseContext {
  /** Shared by the cases of a subject: each keeps to runs of its own. */
  readonly storage: Storage;
  /** What the ids of this case's runs begin with. No other case's ids do. */
  readonly prefix: string;
  /** A run id of this case; the same name gives the same id. */
  runId(name?: string): RunId;
  /** An empty storage for this case alone. */
  fresh(): Promise<Storage>;
  /** A storage from `fresh`, as a restarted process finds it. Needs `restart`. */
  reopen(storage: Storage): Promise<Storage>;
}

/** One fact that holds for every storage. */
export interface ConformanceCase {
  /** The fact. */
  readonly title: string;
  readonly needs?: HarnessCapability;
  /** How long it may take; half a minute when absent. */
  readonly timeoutMs?: number;
  readonly run: (context: CaseContext) => Promise<void>;
}

/** The cases of one subject. */
export interface ConformanceSubject {
  readonly name: string;
  readonly cases: readonly ConformanceCase[];
}
