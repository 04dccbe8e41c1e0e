import type { Migration } from "./migration-folder.ts";

/** A migration as the database remembers it. */
export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
  readonly isFinished: boolean;
  readonly isRolledBack: boolean;
}

/** How a database's schema stands to this version's. */
export type SchemaState =
  | { readonly kind: "current" }
  | { readonly kind: "behind" }
  | { readonly kind: "diverged"; readonly detail: string };

/**
 * Compares what is in the folder with what was applied.
 *
 * @param applied in the order of application; `undefined` for a database without migrations.
 */
export function compareHistories(
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[] | undefined,
): SchemaState {
  const done = (applied ?? []).filter((migration) => !migration.isRolledBack);
  for (const [index, { name, checksum, isFinished }] of done.entries()) {
    const ours = migrations[index];
    if (!isFinished) return diverged(`the migration ${name} was begun and did not finish`);
    if (ours === undefined) return diverged(`a newer version has applied the migration ${name}`);
    if (ours.name !== name) return diverged(`${name} was applied where ${ours.name} belongs`);
    if (ours.checksum !== checksum) return diverged(`the migration ${name} was changed since`);
  }
  return { kind: done.length === migrations.length ? "current" : "behind" };
}

function diverged(detail: string): SchemaState {
  return { kind: "diverged", detail };
}
