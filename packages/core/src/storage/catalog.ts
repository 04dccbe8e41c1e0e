import type { ExternalMs } from "../model/external-time.ts";
import type { RunId, SavepointId } from "../model/ids.ts";
import type { Page, PageRequest } from "../model/page.ts";
import type { RunRecord, RunStatus } from "../model/run.ts";
import type { SavepointPin, SavepointRecord, SavepointStatus } from "../model/savepoint.ts";
import type { AuditContext } from "./audit-trail.ts";

/** Lists and marks runs and savepoints. Every list is paged by an opaque cursor. */
export interface Catalog {
  /** @throws `INPUT.INVALID_CURSOR` when the cursor was made with another query. */
  listRuns(query: RunQuery, page: PageRequest): Promise<Page<RunRecord>>;

  /** How many runs match, by status. */
  countRuns(query: RunQuery): Promise<Readonly<Record<RunStatus, number>>>;

  /**
   * Savepoint records of one run, newest instant first unless asked otherwise.
   *
   * @throws `RUN.NOT_FOUND`, `INPUT.INVALID_CURSOR`
   */
  listSavepoints(
    runId: RunId,
    query: SavepointQuery,
    page: PageRequest,
  ): Promise<Page<SavepointRecord>>;

  /**
   * Keeps a savepoint's states from retention, or changes the pin it has.
   *
   * @throws `SAVEPOINT.NOT_FOUND`, `SAVEPOINT.PRUNED`
   */
  pinSavepoint(
    runId: RunId,
    savepointId: SavepointId,
    pin: Omit<SavepointPin, "pinnedAtMs">,
    audit?: AuditContext,
  ): Promise<SavepointRecord>;

  /** Ends a pin. Without one it does nothing. @throws `SAVEPOINT.NOT_FOUND` */
  unpinSavepoint(
    runId: RunId,
    savepointId: SavepointId,
    audit?: AuditContext,
  ): Promise<SavepointRecord>;

  /**
   * Says that a run has ended. Its writer is refused from then on; loading it opens it again.
   *
   * @throws `RUN.NOT_FOUND`
   */
  endRun(
    runId: RunId,
    status: Exclude<RunStatus, "running">,
    audit?: AuditContext,
  ): Promise<RunRecord>;
}

/** How runs can be ordered. Ties are broken by run id, in the same direction; ids by code unit. */
export const RUN_SORTS = ["activeAt", "createdAt", "runId"] as const;
export type RunSort = (typeof RUN_SORTS)[number];

/** Which runs to list. Absent filters match everything. */
export interface RunQuery {
  readonly statuses?: readonly RunStatus[];
  /** Text that the run id contains; case-sensitive. */
  readonly idContains?: string;
  /** What the run id begins with: also how a token's scope is applied. */
  readonly idPrefixes?: readonly string[];
  readonly scenario?: string;
  readonly tag?: { readonly key: string; readonly value: string };
  /** Wall time of the last activity: inclusive lower, exclusive upper bound. */
  readonly activeFromMs?: number;
  readonly activeToMs?: number;
  readonly sort: RunSort;
  readonly descending: boolean;
}

/** Which savepoints to list. */
export interface SavepointQuery {
  /**
   * The head branch when absent. The list has what the branch saved itself and what it inherits:
   * the history of the branch it began on, up to the savepoint it went on from.
   */
  readonly branch?: number;
  readonly statuses?: readonly SavepointStatus[];
  readonly pinnedOnly?: boolean;
  /** Inclusive lower, exclusive upper bound of the instant. */
  readonly fromInstant?: ExternalMs;
  readonly toInstant?: ExternalMs;
  readonly descending: boolean;
}
