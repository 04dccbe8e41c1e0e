import { randomUUID } from "node:crypto";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import pg from "pg";
import type { MigrationAwareFactory } from "../src/database/adapter-factory.ts";
import type { Provider } from "../src/migrations/migration-folder.ts";

/**
 * Connections for comparing migrations with the schema. The adapters serve applying; for comparing
 * the schema engine asks two things more of them, which are added here.
 *
 * @param url of a PostgreSQL server; SQLite compares in memory.
 */
export function comparingFactory(provider: Provider, url: string): MigrationAwareFactory {
  if (provider === "sqlite") {
    return wrap(new PrismaBetterSqlite3({ url: ":memory:" }), takeScripts);
  }
  return {
    ...wrap(new PrismaPg({ connectionString: url }), readCharColumns),
    connectToShadowDb: async () => readCharColumns(await connectToNewDatabase(url)),
  };
}

/** The adapter's own way keeps the whole url, with it the database's name, and cannot drop it. */
async function connectToNewDatabase(url: string): Promise<SqlDriverAdapter> {
  const name = `runbox_shadow_${randomUUID().replaceAll("-", "")}`;
  await execute(url, `CREATE DATABASE "${name}"`);
  const shadowUrl = new URL(url);
  shadowUrl.pathname = `/${name}`;
  const adapter = await new PrismaPg({ connectionString: shadowUrl.href }).connect();
  const disconnect = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await disconnect();
    await execute(url, `DROP DATABASE "${name}" WITH (FORCE)`);
  };
  return adapter;
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function wrap(
  inner: MigrationAwareFactory,
  extend: (adapter: SqlDriverAdapter) => SqlDriverAdapter,
): MigrationAwareFactory {
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    connect: async () => extend(await inner.connect()),
    connectToShadowDb: async () => extend(await inner.connectToShadowDb()),
  };
}

/** The engine sends a whole migration as one statement; the driver takes it as a script alone. */
function takeScripts(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const executeRaw = adapter.executeRaw.bind(adapter);
  adapter.executeRaw = async (query) => {
    if (query.args.length > 0 || !query.sql.includes(";\n")) return executeRaw(query);
    await adapter.executeScript(query.sql);
    return 0;
  };
  return adapter;
}

/** The catalogue has columns of PostgreSQL's one-byte "char", which the adapter does not know. */
function readCharColumns(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    try {
      return await queryRaw(query);
    } catch (error) {
      if (!("underlyingDriver" in adapter)) throw error;
      const { underlyingDriver } = adapter as { underlyingDriver(): pg.Pool };
      return queryBeside(underlyingDriver.call(adapter), query);
    }
  };
  return adapter;
}

const COLUMN_TYPES: Readonly<Record<number, SqlResultSet["columnTypes"][number]>> = {
  16: ColumnTypeEnum.Boolean,
  18: ColumnTypeEnum.Character,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  26: ColumnTypeEnum.Int64,
  1009: ColumnTypeEnum.TextArray,
};

async function queryBeside(pool: pg.Pool, { sql, args }: SqlQuery): Promise<SqlResultSet> {
  const { fields, rows } = await pool.query<unknown[]>({
    text: sql,
    values: args,
    rowMode: "array",
  });
  return {
    columnNames: fields.map(({ name }) => name),
    columnTypes: fields.map(({ dataTypeID }) => COLUMN_TYPES[dataTypeID] ?? ColumnTypeEnum.Text),
    rows,
  };
}
