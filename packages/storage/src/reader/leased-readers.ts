import { randomUUID } from "node:crypto";
import { isRunboxError, type RunId, type SavepointId } from "@runbox/core";
import type { Database } from "../database/database.ts";
import { lockRun } from "../retention/lock-run.ts";
import { createOpenReaders, type OpenReaders } from "./open-readers.ts";

/** How long a reader that died holds its savepoint. */
const LEASE_MS = 60_000;
const RENEW_EVERY_MS = 20_000;

/**
 * Readers that the retention of other processes sees as well, by a row that runs out: for databases
 * that several processes share.
 */
export function createLeasedReaders(database: Database): OpenReaders {
  const local = createOpenReaders();
  const held = new Map<string, RunId>();

  async function renewAll(): Promise<void> {
    if (held.size === 0) return;
    const keys = Array.from(held, ([readerId, runId]) => ({ runId, readerId }));
    await database.write(({ client }) =>
      client.readerLease.updateMany({ where: { OR: keys }, data: { untilMs: untilMs() } }),
    );
  }

  const untilMs = () => BigInt(database.nowMs() + LEASE_MS);
  const timer = setInterval(() => {
    // A renewal that fails is tried again long before the lease runs out.
    renewAll().catch(() => undefined);
  }, RENEW_EVERY_MS).unref();

  async function addLease(runId: RunId, savepointId: SavepointId): Promise<string> {
    const readerId = randomUUID();
    await database.write(async ({ client }) => {
      // Retention marks savepoints under the same lock: it sees the lease, or is done before.
      await lockRun(client, runId);
      await client.readerLease.create({
        data: { runId, readerId, savepointId, untilMs: untilMs() },
      });
    });
    held.set(readerId, runId);
    return readerId;
  }

  async function dropLease(runId: RunId, readerId: string): Promise<void> {
    held.delete(readerId);
    try {
      await database.write(({ client }) =>
        client.readerLease.deleteMany({ where: { runId, readerId } }),
      );
    } catch (error) {
      // It runs out by itself.
      if (!isRunboxError(error)) throw error;
    }
  }

  return {
    async hold(runId, savepointId) {
      const releaseLocal = await local.hold(runId, savepointId);
      const readerId = await addLease(runId, savepointId).catch(async (error: unknown) => {
        await releaseLocal();
        throw error;
      });
      return async () => {
        await releaseLocal();
        if (held.has(readerId)) await dropLease(runId, readerId);
      };
    },
    isHeld: local.isHeld,
    close: () => clearInterval(timer),
  };
}
