import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { OpenedDatabase } from "../database/opened-database.ts";
import {
  applyMigrations,
  isMigrated,
  type MigrationTarget,
} from "../migrations/apply-migrations.ts";
import { ensureFile, filePathOf, watchFile } from "./database-file.ts";
import { acquireOwnerLock } from "./owner-lock.ts";
import { createSqliteDialect } from "./sqlite-dialect.ts";

const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens an SQLite file: makes it, owns it, migrates it.
 *
 * @throws `STORAGE.LOCKED`, `STORAGE.MIGRATION_FAILED`, `INPUT.INVALID_OPTION`
 */
export async function openSqlite(url: string): Promise<OpenedDatabase> {
  const file = filePathOf(url);
  ensureFile(file);
  const lock = acquireOwnerLock(file);
  const target: MigrationTarget = {
    provider: "sqlite",
    factory: new PrismaBetterSqlite3({ url: file, timeout: BUSY_TIMEOUT_MS }),
    // In any other mode each statement of a migration would be written twice and waited for.
    prepare: (adapter) =>
      adapter.executeScript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"),
  };
  try {
    await applyMigrations(target);
    const checkFile = watchFile(file);
    return {
      dialect: createSqliteDialect({ file, busyTimeoutMs: BUSY_TIMEOUT_MS, checkFile }),
      isMigrated: () => isMigrated(target),
      release: async () => lock.release(),
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
