import { PrismaPg } from "@prisma/adapter-pg";
import type { Connection, Dialect } from "../database/connection.ts";
import { observeTransactions } from "../database/driver-transaction.ts";
import { type Client, Prisma } from "../database/prisma-client.ts";
import { PrismaClient } from "../generated/postgresql/client.ts";
import { checkServerSettings } from "./server-settings.ts";

/** How a PostgreSQL database is connected to. */
export interface PostgresSettings {
  readonly url: string;
  readonly connectionsMax: number;
  readonly connectTimeoutMs: number;
}

/** PostgreSQL: one pool for reads and writes, since transactions there do not meet. */
export function createPostgresDialect(settings: PostgresSettings): Dialect {
  const connect = () => connectPool(settings);
  return {
    kind: "postgresql",
    writesOneByOne: false,
    connectReader: connect,
    connectWriter: connect,
    measureClockOffset,
    markCommit: readTransactionId,
    wasCommitted,
    placeholder: (position) => `$${position}`,
  };
}

async function connectPool(settings: PostgresSettings): Promise<Connection> {
  const factory = new PrismaPg(
    {
      connectionString: settings.url,
      max: settings.connectionsMax,
      connectionTimeoutMillis: settings.connectTimeoutMs,
      keepAlive: true,
    },
    // An idle connection that breaks is replaced by the pool; the statement on it hears of it.
    { onPoolError: () => undefined, onConnectionError: () => undefined },
  );
  // Same models, same methods: see prisma-client.ts.
  const client = new PrismaClient({ adapter: observeTransactions(factory) }) as unknown as Client;
  try {
    await checkServerSettings(client);
  } catch (error) {
    await client.$disconnect();
    throw error;
  }
  return { client, close: () => client.$disconnect() };
}

async function measureClockOffset(client: Client, nowMs: () => number): Promise<number> {
  const sentMs = nowMs();
  const rows = await client.$queryRaw<{ nowMs: number }[]>(
    Prisma.sql`SELECT (extract(epoch FROM clock_timestamp()) * 1000)::double precision AS "nowMs"`,
  );
  const middleMs = (sentMs + nowMs()) / 2;
  return (rows[0]?.nowMs ?? middleMs) - middleMs;
}

async function readTransactionId(client: Pick<Client, "$queryRaw">): Promise<string> {
  const rows = await client.$queryRaw<{ id: string }[]>(
    Prisma.sql`SELECT pg_current_xact_id()::text AS "id"`,
  );
  return rows[0]?.id ?? "";
}

const POLL_MS = 50;
const POLLS_MAX = 200;

/** A commit whose connection broke may still be under way on the server: wait until it is not. */
async function wasCommitted(client: Client, mark: string): Promise<boolean> {
  for (let polled = 0; polled < POLLS_MAX; polled++) {
    const rows = await client.$queryRaw<{ status: string | null }[]>(
      Prisma.sql`SELECT pg_xact_status(${mark}::xid8) AS "status"`,
    );
    const status = rows[0]?.status;
    if (status === "committed") return true;
    if (status === "aborted") return false;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new UndecidedTransaction(`The transaction ${mark} is neither committed nor aborted.`);
}

/** Thrown when the server itself does not know; the caller reports an unknown outcome. */
class UndecidedTransaction extends Error {
  override readonly name = "UndecidedTransaction";
}
