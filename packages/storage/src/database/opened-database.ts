import type { Dialect } from "./connection.ts";

/** A database that is owned and migrated. */
export interface OpenedDatabase {
  readonly dialect: Dialect;
  isMigrated(): Promise<boolean>;
  /** Called once every connection is closed. */
  release(): Promise<void>;
}
