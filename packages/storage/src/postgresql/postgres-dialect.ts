import { PrismaPg } from "@prisma/adapter-pg";
import { markStatement } from "../database/commit-mark.ts";
import type { CommitMark, Connection, Dialect } from "../database/connection.ts";
import { connectObserved } from "../database/observed-client.ts";
import { type Client, Prisma, type TransactionClient } from "../database/prisma-client.ts";
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
    sign,
    isUndecided,
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
  const connection = await connectObserved(
    factory,
    // Same models, same methods: see prisma-client.ts.
    (adapter) => new PrismaClient({ adapter }) as unknown as Client,
  );
  try {
    await checkServerSettings(connection.client);
  } catch (error) {
    await connection.close();
    throw error;
  }
  return connection;
}

async function measureClockOffset(client: Client, nowMs: () => number): Promise<number> {
  const sentMs = nowMs();
  const rows = await client.$queryRaw<{ nowMs: number }[]>(
    Prisma.sql`SELECT (extract(epoch FROM clock_timestamp()) * 1000)::double precision AS "nowMs"`,
  );
  const middleMs = (sentMs + nowMs()) / 2;
  return (rows[0]?.nowMs ?? middleMs) - middleMs;
}

/** The number of the transaction, which comes with the mark if there is one. */
async function sign(client: TransactionClient, mark: CommitMark | undefined): Promise<string> {
  const number = Prisma.sql`pg_current_xact_id()::text AS "id"`;
  const rows = await client.$queryRaw<{ id: string }[]>(
    mark === undefined
      ? Prisma.sql`SELECT ${number}`
      : Prisma.sql`${markStatement(mark)} RETURNING ${number}`,
  );
  return rows[0]?.id ?? "";
}

/**
 * Asks by the transaction's number alone whether it is under way. Whether it was committed is not
 * asked by it: a server that crashed gives the numbers again that it had not written down.
 */
async function isUndecided(client: Client, signature: string): Promise<boolean> {
  try {
    const rows = await client.$queryRaw<{ status: string | null }[]>(
      Prisma.sql`SELECT pg_xact_status(${signature}::xid8) AS "status"`,
    );
    return rows[0]?.status === "in progress";
  } catch (error) {
    if (error instanceof Error && error.message.includes("is in the future")) return false;
    throw error;
  }
}
