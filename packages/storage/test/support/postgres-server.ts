import { randomBytes } from "node:crypto";
import pg from "pg";
import { startThrowawayPostgres } from "../../../../scripts/throwaway-postgres.mjs";
import { openStorage } from "../../src/index.ts";

/** Makes databases for a test file, and takes all of them away. */
export interface PostgresServer {
  /** An empty, migrated database: a copy of one that was migrated once. */
  createDatabase(): Promise<string>;
  /** A database without any table. */
  createEmptyDatabase(): Promise<string>;
  dropDatabase(url: string): Promise<void>;
  stop(): Promise<void>;
}

/** The server that `RUNBOX_TEST_POSTGRES_URL` names, or one that is started for this test file. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const given = process.env["RUNBOX_TEST_POSTGRES_URL"];
  const own = given === undefined ? await startThrowawayPostgres() : undefined;
  const serverUrl = given ?? own?.url ?? "";
  const made = new Set<string>();
  let template: Promise<string> | undefined;

  async function execute(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }

  async function create(suffix: string): Promise<string> {
    const name = `runbox_${randomBytes(6).toString("hex")}`;
    await execute(`CREATE DATABASE "${name}" ${suffix}`);
    made.add(name);
    return name;
  }

  function urlOf(name: string): string {
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    return url.href;
  }

  async function migrateTemplate(): Promise<string> {
    const name = await create("");
    await (await openStorage({ url: urlOf(name) })).close();
    return name;
  }

  async function drop(name: string): Promise<void> {
    if (!made.delete(name)) return;
    await execute(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  }

  return {
    async createDatabase() {
      template ??= migrateTemplate();
      return urlOf(await create(`TEMPLATE "${await template}"`));
    },
    createEmptyDatabase: async () => urlOf(await create("")),
    dropDatabase: (url) => drop(new URL(url).pathname.slice(1)),
    async stop() {
      for (const name of made) await drop(name);
      await own?.stop();
    },
  };
}
