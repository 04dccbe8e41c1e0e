import { createSystemClock } from "@runbox/core";
import { expect, it } from "vitest";
import { createDatabase } from "../src/database/create-database.ts";
import { forgetOldRows } from "../src/retention/forget-old-rows.ts";
import { openSqlite } from "../src/sqlite/open-sqlite.ts";
import { temporaryFile } from "./support/temporary-folder.ts";

const DAY_MS = 24 * 3_600_000;

it("events are kept for a month, marks for a day, leases of readers until they run out", async () => {
  const opened = await openSqlite(`file:${temporaryFile()}`);
  const clock = createSystemClock();
  const database = createDatabase({
    dialect: opened.dialect,
    clock,
    random: () => 0.5,
    attemptsMax: 1,
    onStep: () => undefined,
  });
  await database.start();
  const nowMs = clock.nowMs();
  const ago = (ms: number) => BigInt(nowMs - ms);
  await database.write(async ({ client }) => {
    const event = { runId: "r", kind: "run.created", bodyJson: "{}" };
    await client.event.createMany({
      data: [
        { ...event, sequence: 1n, atMs: ago(31 * DAY_MS) },
        { ...event, sequence: 2n, atMs: ago(29 * DAY_MS) },
      ],
    });
    await client.commitMark.createMany({
      data: [
        { slot: "old/0", token: "t", atMs: ago(2 * DAY_MS) },
        { slot: "new/0", token: "t", atMs: ago(DAY_MS / 2) },
      ],
    });
    await client.readerLease.createMany({
      data: [
        { runId: "r", readerId: "gone", savepointId: "s", untilMs: ago(1_000) },
        { runId: "r", readerId: "here", savepointId: "s", untilMs: ago(-60_000) },
      ],
    });
  });

  await forgetOldRows(database, nowMs);

  const left = await database.read(async (client) => ({
    events: (await client.event.findMany()).map(({ sequence }) => sequence),
    marks: (await client.commitMark.findMany()).map(({ slot }) => slot),
    readers: (await client.readerLease.findMany()).map(({ readerId }) => readerId),
  }));
  expect(left).toMatchObject({ events: [2n], readers: ["here"] });
  expect(left.marks).toContain("new/0");
  expect(left.marks).not.toContain("old/0");
  await database.close();
  await opened.release();
});
