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
  /** Said last in every transaction. What it returns identifies the transaction. */
  markCommit(client: TransactionClient): Promise<string>;
  /** Whether the transaction was committed. Waits while the database does not know yet. */
  wasCommitted(client: Client, mark: string): Promise<boolean>;
  placeholder(position: number): string;
}

/** A connected client, or a pool of them. */
export interface Connection {
  readonly client: Client;
  close(): Promise<void>;
}
