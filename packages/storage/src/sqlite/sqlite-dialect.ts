import { randomUUID } from "node:crypto";
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
    async markCommit(client) {
      settings.checkFile();
      const token = randomUUID();
      await client.$executeRaw`UPDATE "CommitMark" SET "token" = ${token} WHERE "id" = 1`;
      return token;
    },
    async wasCommitted(client, mark) {
      // Nobody else has written since: the file has one owner, and its writes go one by one.
      const newest = await client.commitMark.findUnique({ where: { id: 1 } });
      return newest?.token === mark;
    },
    placeholder: () => "?",
  };
}
