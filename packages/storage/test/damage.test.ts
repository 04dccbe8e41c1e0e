import type { SavepointRecord } from "@runbox/core";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { openStorage } from "../src/index.ts";
import { HOLDER, newRun, readTexts, saveStep } from "./support/sample-run.ts";
import { temporaryFile } from "./support/temporary-folder.ts";

interface Damaged {
  readonly file: string;
  readonly older: SavepointRecord;
  readonly newer: SavepointRecord;
}

/** Two savepoints, each of which has its own segment; the newer one needs both. */
async function saveTwo(): Promise<Damaged> {
  const file = temporaryFile();
  const storage = await openStorage({ url: `file:${file}` });
  const writer = await storage.createRun(newRun("run", 2));
  const older = await saveStep(writer, 1, ["a1", "b1"]);
  const newer = await saveStep(writer, 2, ["a2", null]);
  await storage.close();
  return { file, older, newer };
}

function execute(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}

/** Flips one bit in the middle of a blob. */
function flip(file: string, table: string, column: string, where: string): void {
  const database = new Database(file);
  const row = database.prepare(`SELECT "${column}" AS blob FROM "${table}" WHERE ${where}`).get();
  const { blob } = row as { readonly blob: Buffer };
  const at = blob.length - 3;
  blob[at] = (blob[at] ?? 0) ^ 4;
  database.prepare(`UPDATE "${table}" SET "${column}" = ? WHERE ${where}`).run(blob);
  database.close();
}

async function expectCorrupt({ file, older, newer }: Damaged, olderIsWhole: boolean) {
  const storage = await openStorage({ url: `file:${file}` });
  try {
    await expect(readTexts(storage, newer)).rejects.toMatchObject({
      code: "SAVEPOINT.CORRUPT",
      facts: { runId: "run", savepoint: newer.savepointId },
    });
    if (olderIsWhole) expect(await readTexts(storage, older)).toEqual(["a1", "b1"]);
  } finally {
    await storage.close();
  }
}

describe("a savepoint whose stored bytes were damaged is refused, with its name", () => {
  it.each([
    ["the states of a segment", "Segment", "bodyBytes", '"seq" = 2', true],
    ["the index of a segment", "Segment", "indexBytes", '"seq" = 2', true],
    ["the states that an older savepoint wrote", "Segment", "bodyBytes", '"seq" = 1', false],
    ["its manifest", "Savepoint", "manifest", '"instant" = 120000', true],
    ["the list of its entities", "Registry", "ids", "1 = 1", false],
  ])("in %s", async (_, table, column, where, olderIsWhole) => {
    const damaged = await saveTwo();
    flip(damaged.file, table, column, where);
    await expectCorrupt(damaged, olderIsWhole);
  });

  it("by two segments that traded their blobs", async () => {
    const damaged = await saveTwo();
    execute(
      damaged.file,
      `CREATE TEMP TABLE old AS SELECT "seq", "indexBytes", "bodyBytes" FROM "Segment";
       UPDATE "Segment" SET
         "indexBytes" = (SELECT "indexBytes" FROM old WHERE old."seq" = 3 - "Segment"."seq"),
         "bodyBytes" = (SELECT "bodyBytes" FROM old WHERE old."seq" = 3 - "Segment"."seq");`,
    );
    await expectCorrupt(damaged, false);
  });

  it("by a segment that is gone", async () => {
    const damaged = await saveTwo();
    execute(damaged.file, 'DELETE FROM "Segment" WHERE "seq" = 2');
    await expectCorrupt(damaged, true);
  });

  it("by another instant, whose content is another", async () => {
    const damaged = await saveTwo();
    execute(damaged.file, 'UPDATE "Savepoint" SET "instant" = 180000 WHERE "instant" = 120000');
    await expectCorrupt(damaged, true);
  });

  it("and a run does not begin on it", async () => {
    const damaged = await saveTwo();
    flip(damaged.file, "Segment", "indexBytes", '"seq" = 2');
    const storage = await openStorage({ url: `file:${damaged.file}` });
    const { run, begin } = await storage.acquireRun(damaged.newer.runId, HOLDER);
    const beginning = { ...run, entityIds: newRun("run", 2).entityIds };
    await expect(begin({ ...beginning, base: damaged.newer })).rejects.toMatchObject({
      code: "SAVEPOINT.CORRUPT",
    });
    const writer = await begin({ ...beginning, base: damaged.older });
    expect(writer.hasState(0)).toBe(true);
    await storage.close();
  });
});
