import type { Client, TransactionClient } from "./prisma-client.ts";

/** Which database it is. */
export type DatabaseKind = "sqlite" | "postgresql";

/**
 * A database as the rest of the storage sees it. It hides connections, retries and the question of
 * whether a broken commit happened. What goes wrong comes out as `STORAGE.…`, and what the work
 * itself throws comes out as it is.
 */
export interface Database {
  readonly kind: DatabaseKind;

  /** Runs work that only reads. It may be run again after a failure. */
  read<T>(work: (client: Client) => Promise<T>): Promise<T>;

  /** Reads rows with blobs, which Prisma would carry through base 64 and JSON. */
  selectRows(select: RowSelect): Promise<readonly (readonly unknown[])[]>;

  /**
   * Runs work in one transaction: wholly or not at all. The work may be run again after a failure
   * that took it back, so it changes nothing but the database.
   *
   * @param wasCommitted finds the trace that the work leaves, if it leaves one: asked when the
   * commit's answer was lost. Otherwise a mark is written with the work.
   * @throws `STORAGE.UNAVAILABLE`, `STORAGE.FULL`, `STORAGE.OUTCOME_UNKNOWN`, `STORAGE.CLOSED`
   */
  write<T>(
    work: (transaction: WriteTransaction) => Promise<T>,
    wasCommitted?: (client: Client) => Promise<boolean>,
  ): Promise<T>;

  /**
   * Connects for the first time.
   *
   * @throws `STORAGE.UNSAFE_SETTINGS`, `STORAGE.UNAVAILABLE`
   */
  start(): Promise<void>;

  /** Wall time by the database's clock, or as near as was measured. */
  nowMs(): number;

  /** Waits for what is under way and disconnects. */
  close(): Promise<void>;
}

/** A transaction that is open. */
export interface WriteTransaction {
  readonly client: TransactionClient;
  /**
   * Inserts rows with the driver. Prisma's own way would carry every blob through base 64 and
   * JSON, which takes twice as long as the database does, and half a millisecond for a wide row.
   */
  insertRows(insert: RowInsert): Promise<void>;
}

/** Rows of one table. Table and columns are constants of the code, never input. */
export interface RowInsert {
  readonly table: "Segment" | "Savepoint";
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ColumnValue[])[];
}

/** Segments of a run by their numbers. */
export interface RowSelect {
  readonly table: "Segment";
  readonly columns: readonly string[];
  readonly runId: string;
  readonly seqs: readonly number[];
}

export type ColumnValue = string | number | bigint | Uint8Array | null;
