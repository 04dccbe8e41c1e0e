import { randomUUID } from "node:crypto";
import { type Clock, storageErrors } from "@runbox/core";
import { createMarkSlots, isMarked } from "./commit-mark.ts";
import type { CommitMark, Connection, Dialect } from "./connection.ts";
import { createConnectionSlot } from "./connection-slot.ts";
import type { Database, WriteTransaction } from "./database.ts";
import { createDatabaseClock } from "./database-clock.ts";
import { classifyFailure, toStorageError } from "./database-errors.ts";
import { selectByDriver } from "./driver-select.ts";
import type { Client } from "./prisma-client.ts";
import { retryDelayMs } from "./retry-delay.ts";
import { runTransaction } from "./run-transaction.ts";
import { createSerialQueue } from "./serial-queue.ts";
import type { StepHook } from "./storage-step.ts";

/** What a database is made of. */
export interface DatabaseParts {
  readonly dialect: Dialect;
  readonly clock: Clock;
  /** 0 … 1, for jitter. */
  readonly random: () => number;
  /** How often work is tried before the caller hears of it. */
  readonly attemptsMax: number;
  readonly onStep: StepHook;
}

type WriteWork<T> = (transaction: WriteTransaction) => Promise<T>;
type FindTrace = (client: Client) => Promise<boolean>;

/** With growing delays, this waits some twenty seconds for a server that restarts. */
const READ_BACKS_MAX = 24;

/** Puts retries, read-back and orderly closing round a dialect. */
export function createDatabase(parts: DatabaseParts): Database {
  const { dialect, clock } = parts;
  const writer = createConnectionSlot(dialect.connectWriter);
  const reader = dialect.writesOneByOne ? createConnectionSlot(dialect.connectReader) : writer;
  const queue = createSerialQueue();
  const databaseClock = createDatabaseClock(clock, measureOffset);
  const slots = createMarkSlots(randomUUID());
  const running = new Set<Promise<unknown>>();
  let isClosed = false;

  async function measureOffset(): Promise<number> {
    return dialect.measureClockOffset((await reader.get()).client, clock.nowMs);
  }

  async function attempt<T>(run: () => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried++) {
      if (isClosed) throw storageErrors.storageClosed();
      try {
        return await run();
      } catch (error) {
        const failure = classifyFailure(error);
        if (failure.kind !== "transient" || tried >= parts.attemptsMax) {
          throw toStorageError(failure, error);
        }
      }
      await clock.sleep(retryDelayMs(tried, parts.random()));
    }
  }

  async function readOnce<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await reader.get();
    try {
      return await work(connection);
    } catch (error) {
      const { kind } = classifyFailure(error);
      if (kind === "transient" || kind === "broken") await reader.discard(connection);
      throw error;
    }
  }

  async function writeOnce<T>(work: WriteWork<T>, ownTrace: FindTrace | undefined): Promise<T> {
    return slots.use(async (slot) => {
      const mark: CommitMark = { slot, token: randomUUID(), atMs: clock.nowMs() };
      const findTrace: FindTrace = ownTrace ?? ((client) => isMarked(client, mark));
      const connection = await writer.get();
      const outcome = await runTransaction(dialect, connection.client, {
        work,
        mark: ownTrace === undefined ? mark : undefined,
        onStep: parts.onStep,
      });
      if (outcome.kind === "committed") return outcome.value;
      const { kind } = classifyFailure(outcome.error);
      if (kind !== "own" && kind !== "unique") await writer.discard(connection);
      if (outcome.kind === "rolled-back") throw outcome.error;
      // The commit's answer was lost: a fresh connection tells what became of it.
      await writer.discard(connection);
      if (await wasCommitted(outcome, findTrace)) return outcome.value;
      throw outcome.error;
    });
  }

  async function wasCommitted(
    { signature, error }: { readonly signature: string; readonly error: unknown },
    findTrace: FindTrace,
  ): Promise<boolean> {
    for (let tried = 1; tried <= READ_BACKS_MAX; tried++) {
      try {
        const { client } = await writer.get();
        const isUndecided = await dialect.isUndecided(client, signature);
        // Looked for last, so that one that was decided in between is not missed.
        if (await findTrace(client)) return true;
        if (!isUndecided) return false;
      } catch {
        await writer.discard(await writer.get().catch(() => undefined));
      }
      await clock.sleep(retryDelayMs(tried, parts.random()));
    }
    throw storageErrors.outcomeUnknown(error);
  }

  const enqueue = <T>(run: () => Promise<T>): Promise<T> =>
    dialect.writesOneByOne ? queue.run(run) : run();

  async function track<T>(run: () => Promise<T>): Promise<T> {
    if (isClosed) throw storageErrors.storageClosed();
    const task = run();
    running.add(task);
    try {
      return await task;
    } finally {
      running.delete(task);
    }
  }

  return {
    kind: dialect.kind,
    nowMs: databaseClock.nowMs,
    start: () => track(() => attempt(databaseClock.measure)),
    read: (work) => track(() => attempt(() => readOnce(({ client }) => work(client)))),
    selectRows: (select) =>
      track(() =>
        attempt(() =>
          readOnce(({ driver }) => selectByDriver(driver, select, dialect.placeholder)),
        ),
      ),
    write: (work, ownTrace) => track(() => attempt(() => enqueue(() => writeOnce(work, ownTrace)))),
    async close() {
      isClosed = true;
      await Promise.allSettled(running);
      await writer.close();
      await reader.close();
    },
  };
}
