import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { storageErrors } from "@runbox/core";
import type { AdapterFactory } from "../database/adapter-factory.ts";
import type { Connection } from "../database/connection.ts";
import { connectObserved } from "../database/observed-client.ts";
import { PrismaClient } from "../generated/sqlite/client.ts";
import { isOldEngine, OLDEST_ENGINE } from "./engine-version.ts";

/** How an SQLite file is opened. */
export interface SqliteSettings {
  readonly file: string;
  /** How long a statement waits for a lock that a tool outside of this process holds. */
  readonly busyTimeoutMs: number;
  /** Called before each connection: whether the file is still the one that is owned. */
  checkFile(): void;
}

/** Connects one client, with settings that keep what it acknowledges. */
export async function connectSqlite(
  settings: SqliteSettings,
  role: "reader" | "writer",
): Promise<Connection> {
  settings.checkFile();
  const factory = durableFactory(settings, role);
  return connectObserved(factory, (adapter) => new PrismaClient({ adapter }));
}

/** Sets and verifies the settings on the very connection that the client gets. */
export function durableFactory(
  settings: SqliteSettings,
  role: "reader" | "writer",
): AdapterFactory {
  const inner = new PrismaBetterSqlite3({ url: settings.file, timeout: settings.busyTimeoutMs });
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    async connect() {
      const adapter = await inner.connect();
      try {
        await applySettings(adapter, role);
        return adapter;
      } catch (error) {
        await adapter.dispose();
        throw error;
      }
    },
  };
}

/** The order matters: the engine is compiled so that changing to WAL resets `synchronous`. */
async function applySettings(adapter: SqlDriverAdapter, role: "reader" | "writer"): Promise<void> {
  await adapter.executeScript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  await adapter.executeScript("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;");
  if (role === "reader") await adapter.executeScript("PRAGMA query_only = ON;");
  await verify(adapter, "journal_mode", "wal", "WAL, on a file system that supports it");
  await verify(adapter, "synchronous", "2", "FULL");
  const version = await readPragma(adapter, "SELECT sqlite_version()");
  if (isOldEngine(version)) {
    throw storageErrors.unsafeStorageSettings(
      "sqlite_version",
      version,
      `at least ${OLDEST_ENGINE}`,
    );
  }
}

async function verify(
  adapter: SqlDriverAdapter,
  setting: "journal_mode" | "synchronous",
  expected: string,
  needed: string,
): Promise<void> {
  const found = await readPragma(adapter, `PRAGMA ${setting}`);
  if (found !== expected) throw storageErrors.unsafeStorageSettings(setting, found, needed);
}

async function readPragma(adapter: SqlDriverAdapter, sql: string): Promise<string> {
  const { rows } = await adapter.queryRaw({ sql, args: [], argTypes: [] });
  return String(rows[0]?.[0]);
}
