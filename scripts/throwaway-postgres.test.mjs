import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { waitUntil } from "./shared/wait-until.mjs";
import { startThrowawayPostgres } from "./throwaway-postgres.mjs";

/** @type {import("./throwaway-postgres.d.mts").ThrowawayPostgres} */
let server;

beforeAll(async () => {
  server = await startThrowawayPostgres({ settings: { shared_buffers: "32MB" } });
});

afterAll(() => server.stop());

/** @param {string} sql */
async function query(sql) {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    const { rows } = await client.query(sql);
    return rows;
  } finally {
    await client.end();
  }
}

describe("startThrowawayPostgres", () => {
  it("keeps the settings on which durability rests", async () => {
    const names = ["fsync", "full_page_writes", "synchronous_commit"];
    for (const name of names) expect(await query(`show ${name}`)).toEqual([{ [name]: "on" }]);
  });

  it("passes settings on", async () => {
    expect(await query("show shared_buffers")).toEqual([{ shared_buffers: "32MB" }]);
  });

  it("refuses a connection without the password", async () => {
    const client = new pg.Client({
      connectionString: server.url.replace(/:[^:@]+@/, ":wrong@"),
    });
    await expect(client.connect()).rejects.toThrow("password authentication failed");
  });

  it("comes back after kill -9 with what was committed, beside a busy connection", async () => {
    await query("create table survivor as select 42 as answer");
    const busy = new pg.Client({ connectionString: server.url });
    busy.on("error", () => {});
    await busy.connect();
    const cut = expect(busy.query("select pg_sleep(60)")).rejects.toThrow();
    const killed = server.pid;
    await server.kill9();
    expect(() => process.kill(killed, 0)).toThrow("ESRCH");
    await cut;
    await server.restart();
    expect(server.pid).not.toBe(killed);
    expect(await query("select answer from survivor")).toEqual([{ answer: 42 }]);
  });

  it("leaves nothing behind when it is stopped", async () => {
    const other = await startThrowawayPostgres();
    const folder = path.dirname(other.logFile);
    const { pid } = other;
    await other.stop();
    await other.stop();
    expect(existsSync(folder)).toBe(false);
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });

  it("goes with its process when that is killed", async () => {
    const moduleUrl = JSON.stringify(new URL("./throwaway-postgres.mjs", import.meta.url).href);
    const program = `
      const { startThrowawayPostgres } = await import(${moduleUrl});
      const { pid, logFile } = await startThrowawayPostgres();
      console.log(JSON.stringify({ pid, logFile }));
      setInterval(() => {}, 1000);
    `;
    const owner = spawn(process.execPath, ["--input-type=module", "--eval", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = await once(owner.stdout, "data");
    const { pid, logFile } = JSON.parse(String(line));
    owner.kill("SIGKILL");
    const isGone = () => !existsSync(path.dirname(logFile));
    expect(await waitUntil(isGone, { timeoutMs: 15_000 })).toBe(true);
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });
});
