import { forgetMarks } from "../database/commit-mark.ts";
import type { Database } from "../database/database.ts";

/** For how long events can be read; a stream that was away for longer has to start afresh. */
const EVENTS_KEPT_MS = 30 * 24 * 3_600_000;
const HOUR_MS = 3_600_000;

/** The times by which rows are old. */
export interface WallTimes {
  nowMs(): number;
}

/** Forgets old rows, now and then. */
export interface Housekeeping {
  close(): void;
}

/** Once an hour, since nothing here is urgent. What fails is tried again an hour later. */
export function keepHouse(database: Database, clock: WallTimes): Housekeeping {
  const timer = setInterval(() => {
    forgetOldRows(database, clock.nowMs()).catch(() => undefined);
  }, HOUR_MS).unref();
  return { close: () => clearInterval(timer) };
}

/** Deletes events after a month, and what dead processes left: marks and the leases of readers. */
export async function forgetOldRows(database: Database, nowMs: number): Promise<void> {
  const databaseNowMs = BigInt(database.nowMs());
  await database.write(async ({ client }) => {
    await client.$executeRaw(forgetMarks(nowMs));
    await client.event.deleteMany({ where: { atMs: { lt: BigInt(nowMs - EVENTS_KEPT_MS) } } });
    await client.readerLease.deleteMany({ where: { untilMs: { lt: databaseNowMs } } });
  });
}
