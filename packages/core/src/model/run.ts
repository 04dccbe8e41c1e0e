import type { Epoch } from "./epoch.ts";
import type { ExternalMs } from "./external-time.ts";
import type { RunId } from "./ids.ts";
import type { SavepointRecord } from "./savepoint.ts";
import type { Schedule } from "./schedule.ts";

/** What a run is doing, as its owner last said. */
export const RUN_STATUSES = ["running", "finished", "failed"] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** What kind of clock the run's external time follows: it decides how times are shown. */
export const RUN_CLOCKS = ["epoch-ms", "logical"] as const;
export type RunClock = (typeof RUN_CLOCKS)[number];

/** One run, as the catalogue knows it. Wall times are milliseconds since the Unix epoch. */
export interface RunRecord {
  readonly runId: RunId;
  readonly status: RunStatus;
  readonly clock: RunClock;
  readonly schedule: Schedule;
  readonly startFrom: ExternalMs;
  readonly epoch: Epoch;
  /** The branch whose savepoints are the run's own history. `0` is the first. */
  readonly headBranch: number;
  readonly entityCount: number;
  /** How many of the newest savepoints keep their states. At least 1. */
  readonly keepSavepoints: number;
  readonly scenario: string | null;
  readonly stateVersion: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAtMs: number;
  /** When anything was last written for the run. */
  readonly activeAtMs: number;
  readonly finishedAtMs: number | null;
  /** Who holds the run now, if the holder's lease has not run out. A hint, never a permission. */
  readonly leaseHolder: string | null;
  readonly leaseUntilMs: number | null;
  /** The newest complete savepoint on the head branch, if there is one. */
  readonly latestSavepoint: SavepointRecord | null;
  /** Bytes that the run's segments take in the database. */
  readonly storedBytes: number;
}
