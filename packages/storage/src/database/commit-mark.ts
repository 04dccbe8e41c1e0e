import type { CommitMark } from "./connection.ts";
import { type Client, Prisma } from "./prisma-client.ts";

/** Hands out the slots that the marks of one process are written to. */
export interface MarkSlots {
  /** Runs work with a slot of its own: nobody overwrites its mark while its outcome is asked for. */
  use<T>(work: (slot: string) => Promise<T>): Promise<T>;
}

/** @param processName differs for every other process. */
export function createMarkSlots(processName: string): MarkSlots {
  const free: number[] = [];
  let madeCount = 0;
  return {
    async use(work) {
      const number = free.pop() ?? madeCount++;
      try {
        return await work(`${processName}/${number}`);
      } finally {
        free.push(number);
      }
    },
  };
}

/** Writes a mark. */
export function markStatement({ slot, token, atMs }: CommitMark): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "CommitMark" ("slot", "token", "atMs") VALUES (${slot}, ${token}, ${BigInt(atMs)})
    ON CONFLICT ("slot") DO UPDATE SET "token" = excluded."token", "atMs" = excluded."atMs"`;
}

/** Whether the mark is there. */
export async function isMarked(client: Client, { slot, token }: CommitMark): Promise<boolean> {
  const found = await client.commitMark.findUnique({ where: { slot } });
  return found?.token === token;
}

const KEPT_FOR_MS = 24 * 3_600_000;

/** Marks of processes that are gone. */
export function forgetMarks(nowMs: number): Prisma.Sql {
  return Prisma.sql`DELETE FROM "CommitMark" WHERE "atMs" < ${BigInt(nowMs - KEPT_FOR_MS)}`;
}
