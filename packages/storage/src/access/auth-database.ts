import { prismaAdapter } from "@better-auth/prisma-adapter";
import { InvariantViolation } from "@runbox/core";
import type { Database } from "../database/database.ts";

/** What the sign-in library takes as its database. */
export type AuthDatabase = ReturnType<typeof prismaAdapter>;

const MODELS = ["user", "session", "account", "verification", "rateLimit"] as const;
const READS = ["findFirst", "findMany", "findUnique", "count"] as const;
const WRITES = ["create", "update", "updateMany", "delete", "deleteMany"] as const;

type Method = (args: unknown) => Promise<unknown>;
/** The part of a Prisma client that the sign-in library's adapter calls. */
type Delegates = Readonly<Record<string, Readonly<Record<string, Method>>>>;

/**
 * The door for the sign-in library: people, their sessions and accounts. What it asks goes the
 * same way as everything else, so that it too is retried, and is never part of somebody else's
 * transaction.
 */
export function createAuthDatabase(database: Database): AuthDatabase {
  const facade = {
    ...Object.fromEntries(MODELS.map((model) => [model, delegateOf(database, model)])),
    $transaction: (work: (client: unknown) => Promise<unknown>) =>
      database.write(({ client }) => work(client)),
  };
  return prismaAdapter(facade, {
    provider: database.kind,
    transaction: true,
  });
}

function delegateOf(database: Database, model: (typeof MODELS)[number]) {
  const reads = READS.map((method) => [
    method,
    (args: unknown) => database.read((client) => call(client, model, method, args)),
  ]);
  const writes = WRITES.map((method) => [
    method,
    (args: unknown) => database.write(({ client }) => call(client, model, method, args)),
  ]);
  return Object.fromEntries([...reads, ...writes]);
}

/** The library's adapter builds its calls at run time, so that types end here. */
function call(client: unknown, model: string, method: string, args: unknown): Promise<unknown> {
  const delegate = (client as Delegates)[model];
  const run = delegate?.[method];
  if (run === undefined) throw new InvariantViolation(`There is no ${model}.${method}.`);
  return run.call(delegate, args);
}
