import { readdirSync } from "node:fs";
import { join } from "node:path";
import { InvariantViolation } from "@runbox/core";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { comparingFactory } from "../scripts/comparing-factory.ts";
import type { MigrationAwareFactory } from "../src/database/adapter-factory.ts";
import { openStorage } from "../src/index.ts";
import {
  PRISMA_FOLDER,
  type Provider,
  readMigrations,
  readSchemaFiles,
  toMigrationList,
} from "../src/migrations/migration-folder.ts";
import { NO_FILTERS, openSchemaEngine } from "../src/migrations/schema-engine.ts";
import { type PostgresServer, startPostgresServer } from "./support/postgres-server.ts";
import { temporaryFile } from "./support/temporary-folder.ts";

let server: PostgresServer | undefined;
beforeAll(async () => {
  server = await startPostgresServer();
});
afterAll(() => server?.stop());

function runningServer(): PostgresServer {
  if (server === undefined) throw new InvariantViolation("The server was not started.");
  return server;
}

/** What would have to be migrated to come from the migrations to the schema. */
async function difference(provider: Provider, factory: MigrationAwareFactory): Promise<string> {
  const engine = await openSchemaEngine(
    `datasource db {\n  provider = "${provider}"\n}\n`,
    factory,
  );
  const result = await engine.diff({
    from: { tag: "migrations", ...toMigrationList(provider, await readMigrations(provider)) },
    to: { tag: "schemaDatamodel", files: await readSchemaFiles(provider) },
    script: true,
    exitCode: null,
    filters: NO_FILTERS,
  });
  engine.free();
  return result.stdout ?? "";
}

describe("the migrations", () => {
  it("make the schema on SQLite", async () => {
    expect(await difference("sqlite", comparingFactory("sqlite", ""))).toMatch(
      /^-- This is an empty migration/,
    );
  });

  it("make the schema on PostgreSQL", async () => {
    const factory = comparingFactory("postgresql", await runningServer().createEmptyDatabase());
    expect(await difference("postgresql", factory)).toMatch(/^-- This is an empty migration/);
  });

  it("have the same names for both providers", () => {
    const namesOf = (provider: Provider) =>
      readdirSync(join(PRISMA_FOLDER, provider, "migrations")).sort();
    expect(namesOf("sqlite")).toEqual(namesOf("postgresql"));
  });

  it("are applied once by processes that start at the same time on PostgreSQL", async () => {
    const url = await runningServer().createEmptyDatabase();
    const storages = await Promise.all([1, 2, 3, 4].map(() => openStorage({ url })));
    for (const storage of storages) {
      expect(await storage.checkHealth()).toMatchObject({ reachable: true, migrated: true });
      await storage.close();
    }
  });

  it("refuse a database that a newer version has migrated", async () => {
    const file = temporaryFile();
    await (await openStorage({ url: `file:${file}` })).close();
    const database = new Database(file);
    database.exec(`INSERT INTO "_prisma_migrations"
      ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
      VALUES ('x', 'x', '99999999999999_newer', 1, 1, 1)`);
    database.close();
    await expect(openStorage({ url: `file:${file}` })).rejects.toMatchObject({
      code: "STORAGE.MIGRATION_FAILED",
      facts: { detail: expect.stringContaining("a newer version has applied") },
    });
  });

  it("refuse a database with tables that are not Runbox's", async () => {
    const file = temporaryFile();
    const database = new Database(file);
    database.exec("CREATE TABLE strange (id INTEGER)");
    database.close();
    await expect(openStorage({ url: `file:${file}` })).rejects.toMatchObject({
      code: "STORAGE.MIGRATION_FAILED",
    });
  });
});
