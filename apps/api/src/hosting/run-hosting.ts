import type {
  AuditContext,
  EntityId,
  Epoch,
  NewRun,
  RunId,
  RunProgress,
  RunRecord,
  SavepointId,
  Schedule,
  SessionPush,
} from "@runbox/core";

/** Hosts the sessions of runs: one for each run and epoch that this process writes. */
export interface RunHosting {
  /** @throws `RUN.ALREADY_INITIALIZED`, `RUN.DELETED`, `ENTITY.DUPLICATE` */
  create(run: Omit<NewRun, "holder">, writer: string, audit: AuditContext): Promise<RunRecord>;

  /**
   * Takes a run over and keeps the acquisition until it is opened.
   *
   * @throws `RUN.NOT_FOUND`, `RUN.DELETED`
   */
  acquire(runId: RunId, writer: string, audit: AuditContext): Promise<RunRecord>;

  /**
   * Opens an acquired run for pushes. Doing it again in the same epoch changes nothing.
   *
   * @throws `RUN.NOT_OPEN` when the acquisition is not held here, `RUN.FENCED`
   */
  open(opening: RunOpening): Promise<RunRecord>;

  /**
   * Takes a batch; resolves when all of it is durable. A run that this process does not host is
   * resumed first.
   *
   * @throws what `RunSession.push` and `Storage.resumeRun` throw
   */
  push(batch: RunBatch): Promise<void>;

  /** Where the run's open savepoints stand, or why this process cannot know it. */
  progressOf(run: RunRecord): Promise<RunStanding>;

  /** The same, only when the run is hosted now. Cheap. */
  hostedProgressOf(runId: RunId): RunProgress | undefined;

  /** Ends the run's sessions here: it was finished or deleted. */
  release(runId: RunId): Promise<void>;

  readonly hostedCount: number;

  /** Entities that the oldest open savepoints of hosted runs wait for. */
  entitiesMissingCount(): number;

  /** Finishes what is under way and gives every run back. */
  close(): Promise<void>;
}

/** What a run goes on from. */
export interface RunOpening {
  readonly runId: RunId;
  readonly epoch: Epoch;
  readonly savepointId: SavepointId;
  readonly entityIds: readonly EntityId[];
  readonly schedule: Schedule;
  readonly keepSavepoints: number | undefined;
  readonly stateVersion: number | undefined;
}

/** Pushes of one writer. */
export interface RunBatch {
  readonly runId: RunId;
  readonly epoch: Epoch;
  readonly pushes: readonly SessionPush[];
}

/** Where a run's open savepoints stand. */
export type RunStanding =
  | { readonly progress: RunProgress; readonly absence: null }
  | { readonly progress: null; readonly absence: RunAbsence };

/**
 * Why nothing is known of a run's open savepoints: it has `ended`, it is `not-open` for pushes, or
 * another process gathers them (`elsewhere`).
 */
export type RunAbsence = "ended" | "not-open" | "elsewhere";
