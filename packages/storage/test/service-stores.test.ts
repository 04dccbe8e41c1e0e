import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createSystemClock, InvariantViolation } from "@runbox/core";
import { afterAll, beforeAll } from "vitest";
import { openStorage } from "../src/index.ts";
import { type PostgresServer, startPostgresServer } from "./support/postgres-server.ts";
import { describeServiceStores, type MovableStorage } from "./support/service-stores.ts";

let server: PostgresServer | undefined;
beforeAll(async () => {
  server = await startPostgresServer();
});
afterAll(() => server?.stop());

async function openAt(url: string, remove: () => Promise<void>): Promise<MovableStorage> {
  let movedMs = 0;
  const { sleep } = createSystemClock();
  const clock = { sleep, nowMs: () => 1_700_000_000_000 + movedMs };
  const storage = await openStorage({ url, clock });
  return {
    storage,
    moveClock(byMs) {
      movedMs += byMs;
    },
    async close() {
      await storage.close();
      await remove();
    },
  };
}

describeServiceStores("sqlite", () => {
  const file = join(mkdtempSync(join(tmpdir(), "runbox-stores-")), "runs.db");
  return openAt(`file:${file}`, async () => rmSync(dirname(file), { recursive: true }));
});

describeServiceStores("postgresql", async () => {
  if (server === undefined) throw new InvariantViolation("The server was not started.");
  const { createDatabase, dropDatabase } = server;
  const url = await createDatabase();
  return openAt(url, () => dropDatabase(url));
});
