import type { Epoch } from "../model/epoch.ts";
import type { ExternalMs } from "../model/external-time.ts";
import type { EntityId, RunId, SavepointId } from "../model/ids.ts";
import type { RunClock, RunRecord } from "../model/run.ts";
import type { SavepointRecord, SavepointRef } from "../model/savepoint.ts";
import type { Schedule } from "../model/schedule.ts";
import type { AuditContext, AuditTrail } from "./audit-trail.ts";
import type { Catalog } from "./catalog.ts";
import type { EventLog } from "./event-log.ts";
import type { IdempotencyStore } from "./idempotency-store.ts";
import type { RunWriter } from "./run-writer.ts";
import type { SavepointReader } from "./savepoint-reader.ts";
import type { TokenStore } from "./token-store.ts";

/**
 * Where runs are kept. Memory, SQLite and PostgreSQL implement it and pass one conformance suite.
 *
 * Every method is atomic: it happened wholly or not at all. A method that a connection broke in
 * the middle reads back what became of it; where even that is impossible it throws
 * `STORAGE.OUTCOME_UNKNOWN`, and calling it again is harmless.
 */
export interface Storage {
  readonly capabilities: StorageCapabilities;
  /** Lists, pins and marks: what people ask about runs and savepoints. */
  readonly catalog: Catalog;

  /**
   * Whether the run exists. A deleted run does not.
   */
  isInitialized(runId: RunId): Promise<boolean>;

  /**
   * Creates a run with its first branch and entity set, and opens it for this writer (epoch 1).
   *
   * @throws `RUN.ALREADY_INITIALIZED`, `RUN.DELETED`
   */
  createRun(run: NewRun, audit?: AuditContext): Promise<RunWriter>;

  /**
   * Takes the run over: raises its epoch, so that from now on every earlier writer is refused.
   * The run does not accept pushes before `begin` is called on what this returns.
   *
   * @throws `RUN.NOT_FOUND`, `RUN.DELETED`
   */
  acquireRun(runId: RunId, holder: LeaseHolder, audit?: AuditContext): Promise<RunAcquisition>;

  /**
   * Goes on as the writer of `epoch` after this process was restarted: gives the writer back with
   * everything that was durable of the open savepoints. Does not raise the epoch; a process that
   * still believes to be that writer is refused at its next write.
   *
   * @throws `RUN.NOT_FOUND`, `RUN.DELETED`, `RUN.FENCED` when the epoch is not the run's,
   * `RUN.NOT_OPEN` when the run was acquired but never begun in that epoch.
   */
  resumeRun(runId: RunId, epoch: Epoch, holder: LeaseHolder): Promise<ResumedRun>;

  /** @throws `RUN.NOT_FOUND` also for a deleted run. */
  getRun(runId: RunId): Promise<RunRecord>;

  /**
   * The newest persisted savepoint of the head branch, its own or inherited, or `undefined`.
   * Ordered by instant.
   */
  getLatestSavepoint(runId: RunId): Promise<SavepointRecord | undefined>;

  /** @throws `RUN.NOT_FOUND`, `SAVEPOINT.NOT_FOUND` */
  getSavepoint(runId: RunId, ref: SavepointRef): Promise<SavepointRecord>;

  /**
   * Opens the states of a savepoint. While the reader is open, retention leaves them alone.
   *
   * @throws `RUN.NOT_FOUND`, `SAVEPOINT.NOT_FOUND`, `SAVEPOINT.PRUNED`, `SAVEPOINT.CORRUPT`
   */
  openSavepoint(runId: RunId, savepointId: SavepointId): Promise<SavepointReader>;

  /**
   * Removes the states of persisted savepoints that are neither among the newest
   * `keepSavepoints` of the head branch, nor pinned, nor being read. Their records remain.
   * Interrupted at any point, it can be called again.
   */
  pruneSavepoints(runId: RunId): Promise<PruneReport>;

  /**
   * Deletes the run and leaves a tombstone: its name is not used again, late writes are refused.
   * Deleting a deleted run does nothing.
   *
   * @throws `RUN.NOT_FOUND` when it never existed.
   */
  deleteRun(runId: RunId, audit?: AuditContext): Promise<void>;

  /** Waits for what is under way and releases everything. Later calls throw `STORAGE.CLOSED`. */
  close(): Promise<void>;
}

/** What a storage can do; the engine asks this rather than the storage's name. */
export interface StorageCapabilities {
  readonly kind: "memory" | "sqlite" | "postgresql";
  /** Whether what it acknowledged survives the end of the process, and a power cut. */
  readonly durable: boolean;
}

/** A storage that a service can be built on: it also keeps what surrounds the runs. */
export interface ServiceStorage extends Storage {
  readonly audit: AuditTrail;
  readonly events: EventLog;
  readonly tokens: TokenStore;
  readonly idempotency: IdempotencyStore;
  /** Whether the database answers, and what it is. */
  checkHealth(): Promise<StorageHealth>;
}

/** What a health check found. */
export interface StorageHealth {
  readonly reachable: boolean;
  readonly migrated: boolean;
  readonly detail: string;
}

/** Everything that a run begins with. */
export interface NewRun {
  readonly runId: RunId;
  readonly clock: RunClock;
  readonly schedule: Schedule;
  readonly startFrom: ExternalMs;
  /** In ordinal order; the caller has checked that it is not empty and has no duplicate. */
  readonly entityIds: readonly EntityId[];
  /** At least 1. */
  readonly keepSavepoints: number;
  readonly scenario: string | null;
  readonly stateVersion: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly holder: LeaseHolder;
}

/** Who opens a run, for people to read and for the lease. */
export interface LeaseHolder {
  /** The process, as `name@host#pid` or what the caller finds telling. */
  readonly name: string;
  /** The version of the software that writes. */
  readonly writtenBy: string;
  /** How long the lease holds without renewal, by the database's clock. */
  readonly leaseMs: number;
}

/** A run that was taken over and is not begun yet. */
export interface RunAcquisition {
  readonly run: RunRecord;
  readonly epoch: Epoch;
  /**
   * Opens the run for pushes on top of a savepoint: on the head branch when it is the newest there,
   * on its own branch when it is the newest there, else on a new branch, which becomes the head.
   *
   * @throws `RUN.FENCED`, `SAVEPOINT.NOT_FOUND`, `SAVEPOINT.PRUNED`
   */
  begin(beginning: RunBeginning): Promise<RunWriter>;
}

/** What a load decided. */
export interface RunBeginning {
  /** The savepoint to go on from. */
  readonly base: SavepointRecord;
  readonly schedule: Schedule;
  /** The registered set from now on, in ordinal order. */
  readonly entityIds: readonly EntityId[];
  readonly keepSavepoints: number;
  readonly stateVersion: number;
}

/** A writer that came back after a restart, with where its entities stood. */
export interface ResumedRun {
  readonly run: RunRecord;
  readonly writer: RunWriter;
  readonly entityIds: readonly EntityId[];
  /** Where the session began: the instant of its base savepoint, or `startFrom`. */
  readonly baseInstant: ExternalMs;
  /** The newest persisted instant of this session, or `baseInstant`. */
  readonly frontier: ExternalMs;
  /** The last durable pushed instant by ordinal, or `baseInstant`. */
  readonly lastInstants: Float64Array;
  /** Instants above the frontier at which somebody pushed, ascending, and when the first did. */
  readonly openInstants: readonly { readonly instant: ExternalMs; readonly openedAtMs: number }[];
}

/** What a prune did. */
export interface PruneReport {
  readonly prunedCount: number;
  readonly freedBytes: number;
}
