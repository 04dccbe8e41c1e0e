import type { Database } from "../database/database.ts";
import type { SessionFacts } from "../writer/session-facts.ts";
import type { OpenWriters } from "./open-writer.ts";

/** Renews the leases of writers that have nothing to write. */
export interface LeaseKeeper {
  close(): void;
}

const TICK_MS = 5_000;
const RUNS_PER_STATEMENT = 200;

/**
 * Every commit renews its run's lease, and this does for those that wait. A lease is what people
 * and other processes see; it gives no rights, so a renewal that fails harms nothing.
 */
export function keepLeases(database: Database, writers: OpenWriters): LeaseKeeper {
  let isRenewing = false;

  async function renewAll(): Promise<void> {
    const facts = Array.from(writers.values());
    for (let start = 0; start < facts.length; start += RUNS_PER_STATEMENT) {
      await renew(database, facts.slice(start, start + RUNS_PER_STATEMENT));
    }
  }

  const timer = setInterval(() => {
    if (isRenewing) return;
    isRenewing = true;
    renewAll()
      .catch(() => undefined)
      .finally(() => {
        isRenewing = false;
      });
  }, TICK_MS).unref();
  return { close: () => clearInterval(timer) };
}

async function renew(database: Database, facts: readonly SessionFacts[]): Promise<void> {
  const byLength = Map.groupBy(facts, ({ holder }) => holder.leaseMs);
  const nowMs = database.nowMs();
  await database.write(async ({ client }) => {
    for (const [leaseMs, group] of byLength) {
      // Those with more than two thirds left are renewed later, mostly by a commit.
      const leaseUntilMs = { lt: BigInt(Math.round(nowMs + (leaseMs * 2) / 3)) };
      await client.run.updateMany({
        where: {
          leaseUntilMs,
          OR: group.map(({ runId, epoch, holder }) => ({
            id: runId,
            epoch: Number(epoch),
            leaseHolder: holder.name,
          })),
        },
        data: { leaseUntilMs: BigInt(nowMs + leaseMs) },
      });
    }
  });
}
