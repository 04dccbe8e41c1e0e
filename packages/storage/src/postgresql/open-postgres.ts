import { PrismaPg } from "@prisma/adapter-pg";
import { storageErrors } from "@runbox/core";
import pg from "pg";
import type { OpenedDatabase } from "../database/opened-database.ts";
import {
  applyMigrations,
  isMigrated,
  type MigrationTarget,
} from "../migrations/apply-migrations.ts";
import { createPostgresDialect, type PostgresSettings } from "./postgres-dialect.ts";

/** Any number will do; it only has to be the same in every process that migrates. */
const MIGRATION_LOCK = 727_001_553;

/**
 * Opens a PostgreSQL database and migrates it. Processes that start at the same time wait for each
 * other.
 *
 * @throws `STORAGE.MIGRATION_FAILED`, `STORAGE.UNAVAILABLE`
 */
export async function openPostgres(settings: PostgresSettings): Promise<OpenedDatabase> {
  const target: MigrationTarget = {
    provider: "postgresql",
    factory: new PrismaPg({ connectionString: settings.url, max: 2 }),
    prepare: async () => undefined,
  };
  await withMigrationLock(settings, () => applyMigrations(target));
  return {
    dialect: createPostgresDialect(settings),
    isMigrated: () => isMigrated(target),
    release: async () => undefined,
  };
}

/** The lock belongs to a session, so it needs a connection of its own. */
async function withMigrationLock(
  settings: PostgresSettings,
  run: () => Promise<void>,
): Promise<void> {
  const client = new pg.Client({
    connectionString: settings.url,
    connectionTimeoutMillis: settings.connectTimeoutMs,
  });
  try {
    await client.connect();
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw storageErrors.storageUnavailable("it cannot be connected to", error);
  }
  try {
    await run();
  } finally {
    // Ending the session gives the lock back.
    await client.end().catch(() => undefined);
  }
}
