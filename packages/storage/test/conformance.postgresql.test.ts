import { InvariantViolation, type Storage } from "@runbox/core";
import { describeStorage } from "@runbox/storage-conformance";
import { afterAll, beforeAll } from "vitest";
import { openStorage } from "../src/index.ts";
import { type PostgresServer, startPostgresServer } from "./support/postgres-server.ts";

let server: PostgresServer | undefined;
const urls = new Map<Storage, string>();
const abandoned = new Map<string, Storage[]>();

beforeAll(async () => {
  server = await startPostgresServer();
});
afterAll(() => server?.stop());

function runningServer(): PostgresServer {
  if (server === undefined) throw new InvariantViolation("The server was not started.");
  return server;
}

async function open(url: string): Promise<Storage> {
  const storage = await openStorage({ url, connectionsMax: 4 });
  urls.set(storage, url);
  return storage;
}

function urlOf(storage: Storage): string {
  const url = urls.get(storage);
  if (url === undefined) throw new InvariantViolation("The storage is not one of this test.");
  return url;
}

describeStorage({
  name: "postgresql",
  create: async () => open(await runningServer().createDatabase()),
  async reopen(previous) {
    // Left as it is: a process that died does not say goodbye either.
    const url = urlOf(previous);
    abandoned.set(url, [...(abandoned.get(url) ?? []), previous]);
    return open(url);
  },
  async destroy(storage) {
    const url = urlOf(storage);
    for (const open of [storage, ...(abandoned.get(url) ?? [])]) await open.close();
    abandoned.delete(url);
    await runningServer().dropDatabase(url);
  },
});
