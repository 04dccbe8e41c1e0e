import type { RunEventBody, RunId } from "@runbox/core";
import { Prisma, type TransactionClient } from "../database/prisma-client.ts";

/** Writes events in the transactions that they tell of. */
export interface EventWriter {
  /** Said late in a transaction: from here to its commit, no other can write events. */
  write(
    client: TransactionClient,
    runId: RunId,
    bodies: readonly RunEventBody[],
    atMs: number,
  ): Promise<void>;
  /** Said once the transaction is committed. */
  announce(): void;
  onAppended(listener: () => void): () => void;
}

const ROWS_PER_INSERT = 1_000;

/**
 * Numbers events by a counter that is raised inside the transaction. The counter's row stays
 * locked until the commit, so that a number is never visible before a lower one.
 */
export function createEventWriter(): EventWriter {
  const listeners = new Set<() => void>();
  return {
    async write(client, runId, bodies, atMs) {
      if (bodies.length === 0) return;
      const first = await takeNumbers(client, "event", bodies.length);
      const rows = bodies.map(({ kind, ...rest }, index) => ({
        sequence: first + BigInt(index),
        runId,
        atMs: BigInt(atMs),
        kind,
        bodyJson: JSON.stringify(rest),
      }));
      for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
        await client.event.createMany({ data: rows.slice(start, start + ROWS_PER_INSERT) });
      }
    },
    announce() {
      for (const listener of listeners) listener();
    },
    onAppended(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** Takes numbers from a counter; gives the first. */
export async function takeNumbers(
  client: TransactionClient,
  counter: "event" | "audit",
  count: number,
): Promise<bigint> {
  const rows = await client.$queryRaw<{ value: bigint | number }[]>(
    Prisma.sql`UPDATE "Counter" SET "value" = "value" + ${count} WHERE "name" = ${counter} RETURNING "value"`,
  );
  return BigInt(rows[0]?.value ?? 0) - BigInt(count) + 1n;
}
