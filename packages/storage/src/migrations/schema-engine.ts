import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { MigrationAwareFactory } from "../database/adapter-factory.ts";

/** Prisma's schema engine: it applies and compares migrations, and needs no download. */
export type SchemaEngine = bindings.SchemaEngine;

/** What every command of the engine takes: nothing is left out of its sight. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Starts the engine on a database. The caller frees it with `free()`.
 *
 * @param schema text of a Prisma schema; a datasource with the provider is enough to migrate.
 */
export async function openSchemaEngine(
  schema: string,
  factory: MigrationAwareFactory,
): Promise<SchemaEngine> {
  await loadModule();
  const ignoreLog = () => undefined;
  return bindings.SchemaEngine.new(
    { datamodels: [["schema.prisma", schema]] },
    ignoreLog,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
}

let loading: Promise<void> | undefined;

/** The module is code, and so is loaded once for the process. */
function loadModule(): Promise<void> {
  loading ??= instantiate();
  return loading;
}

/** The part of the platform's WebAssembly that is used; Node's types leave it out. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly instance: { readonly exports: Readonly<Record<string, unknown>> } }>;
};

async function instantiate(): Promise<void> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(entry.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes), {
    "./schema_engine_bg.js": bindings,
  });
  const { __wbg_set_wasm } = bindings as unknown as { __wbg_set_wasm(exports: unknown): void };
  __wbg_set_wasm(instance.exports);
  const { __wbindgen_start } = instance.exports;
  if (typeof __wbindgen_start === "function") __wbindgen_start();
}
