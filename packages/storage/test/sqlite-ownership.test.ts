import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { openStorage } from "../src/index.ts";
import { durableFactory } from "../src/sqlite/connect-sqlite.ts";
import { newRun, readTexts, saveStep } from "./support/sample-run.ts";
import { temporaryFile } from "./support/temporary-folder.ts";

const OWNER = join(import.meta.dirname, "../harness/own-until-killed.ts");

async function startOwner(url: string) {
  const child = spawn(process.execPath, ["--conditions=@runbox/source", OWNER, url], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

describe("an SQLite file", () => {
  it("is refused to a second process, which is told who has it, until the first is killed", async () => {
    const url = `file:${temporaryFile()}`;
    const owner = await startOwner(url);
    try {
      await expect(openStorage({ url })).rejects.toMatchObject({
        code: "STORAGE.LOCKED",
        facts: { ownerPid: owner.pid },
      });
    } finally {
      owner.kill("SIGKILL");
      await once(owner, "exit");
    }
    await (await openStorage({ url })).close();
  }, 120_000);

  it("is refused to a second storage of the same process, and free after the first is closed", async () => {
    const file = temporaryFile();
    const first = await openStorage({ url: `file:${file}` });
    await expect(openStorage({ url: `file:${file}` })).rejects.toMatchObject({
      code: "STORAGE.LOCKED",
      facts: { ownerPid: process.pid },
    });
    await first.close();
    expect(existsSync(`${file}.owner`)).toBe(false);
    await (await openStorage({ url: `file:${file}` })).close();
  });

  it("loses no commit while somebody outside reads it", async () => {
    const file = temporaryFile();
    const storage = await openStorage({ url: `file:${file}` });
    const writer = await storage.createRun(newRun("run", 2));
    const outsider = new Database(file, { readonly: true });
    outsider.exec("BEGIN");
    outsider.prepare('SELECT COUNT(*) FROM "Run"').get();
    const saved = await saveStep(writer, 1, ["a", "b"]);
    const later = await saveStep(writer, 2, ["c", null]);
    outsider.exec("COMMIT");
    outsider.close();
    await storage.close();

    const again = await openStorage({ url: `file:${file}` });
    expect(await readTexts(again, saved)).toEqual(["a", "b"]);
    expect(await readTexts(again, later)).toEqual(["c", "b"]);
    await again.close();
  });

  it("is not written in a journal mode that can lose commits", async () => {
    const settings = { file: ":memory:", busyTimeoutMs: 0, checkFile: () => undefined };
    await expect(durableFactory(settings, "writer").connect()).rejects.toMatchObject({
      code: "STORAGE.UNSAFE_SETTINGS",
      facts: { setting: "journal_mode", found: "memory" },
    });
  });

  it("has full synchronisation on the connections that the storage itself uses", async () => {
    const file = temporaryFile();
    await (await openStorage({ url: `file:${file}` })).close();
    for (const role of ["reader", "writer"] as const) {
      const settings = { file, busyTimeoutMs: 0, checkFile: () => undefined };
      const adapter = await durableFactory(settings, role).connect();
      const { rows } = await adapter.queryRaw({
        sql: "PRAGMA synchronous",
        args: [],
        argTypes: [],
      });
      expect(Number(rows[0]?.[0])).toBe(2);
      await adapter.dispose();
    }
  });

  it("is not written any more once it was moved away", async () => {
    const file = temporaryFile();
    const storage = await openStorage({ url: `file:${file}`, attemptsMax: 2 });
    const writer = await storage.createRun(newRun("run", 1));
    renameSync(file, `${file}.moved`);
    await expect(saveStep(writer, 1, ["a"])).rejects.toMatchObject({
      code: "STORAGE.UNAVAILABLE",
      facts: { detail: expect.stringContaining("removed or replaced") },
    });
    renameSync(`${file}.moved`, file);
    expect(await storage.getLatestSavepoint(writer.runId)).toBeUndefined();
    await storage.close();
  });
});
