import pg from "pg";

/** Makes an empty database on a server and gives its address. */
export async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const database = `${name}_${process.pid}_${Date.now()}`;
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
    const url = new URL(serverUrl);
    url.pathname = `/${database}`;
    return url.href;
  } finally {
    await client.end();
  }
}
