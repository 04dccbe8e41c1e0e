import {
  type Clock,
  createIdSource,
  createSystemClock,
  type IdSource,
  inputErrors,
} from "@runbox/core";
import { createAuditWriter } from "./audit/audit-writer.ts";
import { createStorage, type DatabaseStorage } from "./create-storage.ts";
import { createDatabase } from "./database/create-database.ts";
import type { OpenedDatabase } from "./database/opened-database.ts";
import type { StepHook } from "./database/storage-step.ts";
import { createEventWriter } from "./event/event-writer.ts";
import { openPostgres } from "./postgresql/open-postgres.ts";
import { createLeasedReaders } from "./reader/leased-readers.ts";
import { createOpenReaders } from "./reader/open-readers.ts";
import { STATE_BYTES_MAX } from "./segment/segment-limits.ts";
import { openSqlite } from "./sqlite/open-sqlite.ts";

/** How a storage is opened. */
export interface StorageOptions {
  /** `file:…` for SQLite, `postgresql://…` for PostgreSQL. */
  readonly url: string;
  /** Wall time; the machine's when absent. */
  readonly clock?: Clock;
  /** Makes ids; from wall time and chance when absent. */
  readonly ids?: IdSource;
  /** Chance for the jitter of retries, 0 … 1. */
  readonly random?: () => number;
  /** The largest state that is kept, in bytes. @default 67108864 */
  readonly stateBytesMax?: number;
  /** Connections to PostgreSQL. @default 10 */
  readonly connectionsMax?: number;
  /** How often a write is tried before its failure is reported. @default 6 */
  readonly attemptsMax?: number;
  /** Told of every step of a write; for tests that stop there. */
  readonly onStep?: StepHook;
}

const CONNECTIONS_MAX = 10;
const ATTEMPTS_MAX = 6;
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Opens a storage: connects, checks that the database keeps what it acknowledges, and brings its
 * schema up to date.
 *
 * @throws `STORAGE.LOCKED`, `STORAGE.UNSAFE_SETTINGS`, `STORAGE.MIGRATION_FAILED`,
 * `STORAGE.UNAVAILABLE`, `INPUT.INVALID_OPTION` when the url is of neither kind.
 */
export async function openStorage(options: StorageOptions): Promise<DatabaseStorage> {
  const clock = options.clock ?? createSystemClock();
  const ids = options.ids ?? createIdSource(() => clock.nowMs());
  const onStep = options.onStep ?? (() => undefined);
  const opened = await openDatabase(options);
  const database = createDatabase({
    dialect: opened.dialect,
    clock,
    random: options.random ?? Math.random,
    attemptsMax: options.attemptsMax ?? ATTEMPTS_MAX,
    onStep,
  });
  try {
    await database.start();
  } catch (error) {
    await database.close();
    await opened.release();
    throw error;
  }
  return createStorage(
    {
      database,
      clock,
      ids,
      onStep,
      events: createEventWriter(),
      audit: createAuditWriter(clock, ids),
      readers: database.kind === "sqlite" ? createOpenReaders() : createLeasedReaders(database),
      stateBytesMax: options.stateBytesMax ?? STATE_BYTES_MAX,
    },
    opened,
  );
}

function openDatabase({ url, connectionsMax }: StorageOptions): Promise<OpenedDatabase> {
  if (url.startsWith("file:")) return openSqlite(url);
  if (/^postgres(ql)?:\/\//.test(url)) {
    return openPostgres({
      url,
      connectionsMax: connectionsMax ?? CONNECTIONS_MAX,
      connectTimeoutMs: CONNECT_TIMEOUT_MS,
    });
  }
  throw inputErrors.invalidOption("url", url.split(":")[0], "a file: or postgresql: url");
}
