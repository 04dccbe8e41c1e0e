import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { InvariantViolation } from "@runbox/core";
import {
  PRISMA_FOLDER,
  type Provider,
  readMigrations,
  readSchemaFiles,
  toMigrationList,
} from "../src/migrations/migration-folder.ts";
import { NO_FILTERS, openSchemaEngine } from "../src/migrations/schema-engine.ts";
import { comparingFactory } from "./comparing-factory.ts";

/**
 * Writes the migration from what the migrations make to what the schema says, for one provider:
 * `node scripts/create-migration.ts <sqlite|postgresql> <name> [postgresql url]`.
 * PostgreSQL needs a server, on which a database is made and dropped for comparing.
 */
const [provider, name, url] = process.argv.slice(2);
if ((provider !== "sqlite" && provider !== "postgresql") || !name) {
  throw new InvariantViolation("Usage: create-migration.ts <sqlite|postgresql> <name> [url]");
}
const sql = await differenceFromMigrations(provider);
if (/^-- This is an empty migration/.test(sql)) process.stdout.write("Nothing to migrate.\n");
else writeMigration(provider, name, sql);

async function differenceFromMigrations(target: Provider): Promise<string> {
  const factory = comparingFactory(target, url ?? "postgresql://localhost/postgres");
  const files = await readSchemaFiles(target);
  const engine = await openSchemaEngine(`datasource db {\n  provider = "${target}"\n}\n`, factory);
  const migrations = await readMigrations(target);
  const difference = await engine.diff({
    from:
      migrations.length === 0
        ? { tag: "empty" }
        : { tag: "migrations", ...toMigrationList(target, migrations) },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: null,
    filters: NO_FILTERS,
  });
  engine.free();
  return difference.stdout ?? "";
}

function writeMigration(target: Provider, title: string, text: string): void {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(PRISMA_FOLDER, target, "migrations", `${stamp}_${title}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), text);
  process.stdout.write(`${folder}\n`);
}
