import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The databases that Runbox has migrations for. */
export type Provider = "sqlite" | "postgresql";

/** One migration, as it lies in the repository. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text, as Prisma records it. */
  readonly checksum: string;
}

/** `prisma/` at the root of the repository: as far from `src` as from `dist`. */
export const PRISMA_FOLDER = join(import.meta.dirname, "../../../../prisma");

/** Reads the migrations of a provider, in the order in which they apply. */
export async function readMigrations(provider: Provider): Promise<readonly Migration[]> {
  const folder = join(PRISMA_FOLDER, provider, "migrations");
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readMigration(folder, name)));
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const sql = await readFile(join(folder, name, "migration.sql"), "utf8");
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

/** The chapters of the schema with the provider's datasource, as the schema engine takes them. */
export async function readSchemaFiles(
  provider: Provider,
): Promise<{ readonly path: string; readonly content: string }[]> {
  const chapters = await readdir(join(PRISMA_FOLDER, "schema"));
  const paths = [
    join(provider, "datasource.prisma"),
    ...chapters.sort().map((chapter) => join("schema", chapter)),
  ];
  return Promise.all(
    paths.map(async (path) => ({
      path,
      content: await readFile(join(PRISMA_FOLDER, path), "utf8"),
    })),
  );
}

/** The migrations as the schema engine takes them. */
export function toMigrationList(provider: Provider, migrations: readonly Migration[]) {
  return {
    baseDir: join(PRISMA_FOLDER, provider, "migrations"),
    lockfile: { path: "migration_lock.toml", content: `provider = "${provider}"\n` },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: sql },
      },
    })),
  };
}
