import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { InvariantViolation, storageErrors } from "@runbox/core";
import type { MigrationAwareFactory } from "../database/adapter-factory.ts";
import { type Provider, readMigrations, toMigrationList } from "./migration-folder.ts";
import { trackConnections } from "./tracked-factory.ts";
import { NO_FILTERS, openSchemaEngine } from "./schema-engine.ts";
import { type AppliedMigration, compareHistories } from "./migration-history.ts";

/** A database that is to be migrated. The caller sees to it that nobody else migrates it. */
export interface MigrationTarget {
  readonly provider: Provider;
  readonly factory: MigrationAwareFactory;
  /** Sets up each connection that migrates. */
  prepare(adapter: SqlDriverAdapter): Promise<void>;
}

/**
 * Brings the schema up to date. When it is already, this is one query: the schema engine takes
 * long to start.
 *
 * @throws `STORAGE.MIGRATION_FAILED`
 */
export async function applyMigrations({
  provider,
  factory,
  prepare,
}: MigrationTarget): Promise<void> {
  const migrations = await readMigrations(provider);
  const state = compareHistories(migrations, await readApplied(factory));
  if (state.kind === "current") return;
  if (state.kind === "diverged") throw storageErrors.migrationFailed(state.detail);
  const tracked = trackConnections(factory, prepare);
  try {
    const schema = `datasource db {\n  provider = "${provider}"\n}\n`;
    const engine = await openSchemaEngine(schema, tracked.factory);
    await engine.applyMigrations({
      migrationsList: toMigrationList(provider, migrations),
      filters: NO_FILTERS,
    });
    engine.free();
  } catch (error) {
    throw storageErrors.migrationFailed(messageOf(error), error);
  } finally {
    await tracked.disposeAll();
  }
}

/** Whether every migration is applied. */
export async function isMigrated({ provider, factory }: MigrationTarget): Promise<boolean> {
  const migrations = await readMigrations(provider);
  return compareHistories(migrations, await readApplied(factory)).kind === "current";
}

async function readApplied(
  factory: MigrationAwareFactory,
): Promise<readonly AppliedMigration[] | undefined> {
  const adapter = await factory.connect();
  try {
    const { rows } = await adapter.queryRaw({
      sql: `SELECT "migration_name", "checksum", "finished_at" IS NOT NULL, "rolled_back_at" IS NOT NULL
            FROM "_prisma_migrations" ORDER BY "migration_name"`,
      args: [],
      argTypes: [],
    });
    return rows.map(toApplied);
  } catch (error) {
    if (isMissingTable(error)) return undefined;
    throw error;
  } finally {
    await adapter.dispose();
  }
}

function toApplied([name, checksum, finished, rolledBack]: readonly unknown[]): AppliedMigration {
  if (typeof name !== "string" || typeof checksum !== "string") {
    throw new InvariantViolation("The table of migrations has another shape than Prisma's.");
  }
  return { name, checksum, isFinished: Boolean(finished), isRolledBack: Boolean(rolledBack) };
}

function isMissingTable(error: unknown): boolean {
  if (!(error instanceof Error) || typeof error.cause !== "object" || error.cause === null) {
    return false;
  }
  return "kind" in error.cause && error.cause.kind === "TableDoesNotExist";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.split("\n")[0]?.slice(0, 300) ?? "" : String(error);
}
