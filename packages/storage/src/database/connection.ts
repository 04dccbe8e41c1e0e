import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type { DatabaseKind } from "./database.ts";
import type { Client, TransactionClient } from "./prisma-client.ts";

/** How one kind of database is connected to, and asked about a commit that broke. */
export interface Dialect {
  readonly kind: DatabaseKind;
  /** Whether one transaction at a time can be open. */
  readonly writesOneByOne: boolean;
  /** @throws `STORAGE.UNSAFE_SETTINGS` */
  connectReader(): Promise<Connection>;
  /** The same connection as the reader's, if the database does not mind. */
  connectWriter(): Promise<Connection>;
  /** Milliseconds that the database's clock is ahead of the given one. */
  measureClockOffset(client: Client, nowMs: () => number): Promise<number>;
  /**
   * Said last in every transaction: what identifies it to the server.
   *
   * @param mark to be written, unless the transaction has left another trace of itself.
   */
  sign(client: TransactionClient, mark: CommitMark | undefined): Promise<string>;
  /** Whether a transaction whose connection broke may still be under way on the server. */
  isUndecided(client: Client, signature: string): Promise<boolean>;
  placeholder(position: number): string;
}

/** The trace of a transaction: a row that has this token if, and only if, it was committed. */
export interface CommitMark {
  readonly slot: string;
  readonly token: string;
  readonly atMs: number;
}

/** A connected client, or a pool of them. */
export interface Connection {
  readonly client: Client;
  /** What the client speaks to, for blobs. */
  readonly driver: SqlDriverAdapter;
  close(): Promise<void>;
}
