import { markStatement } from "../database/commit-mark.ts";
import type { Dialect } from "../database/connection.ts";
import { connectSqlite, type SqliteSettings } from "./connect-sqlite.ts";

/**
 * SQLite: one connection writes and another reads. The driver has a single connection for a
 * client, and a read on the writing one would see, and a write join, whatever transaction is open
 * there.
 */
export function createSqliteDialect(settings: SqliteSettings): Dialect {
  return {
    kind: "sqlite",
    writesOneByOne: true,
    connectReader: () => connectSqlite(settings, "reader"),
    connectWriter: () => connectSqlite(settings, "writer"),
    // The database runs in this process.
    measureClockOffset: async () => 0,
    async sign(client, mark) {
      settings.checkFile();
      if (mark !== undefined) await client.$executeRaw(markStatement(mark));
      return "";
    },
    // A connection that was thrown away has taken its transaction with it.
    isUndecided: async () => false,
    placeholder: () => "?",
  };
}
