import type { PrismaClient, Prisma as PrismaNamespace } from "../generated/sqlite/client.ts";

/**
 * The client that the storage is written against. The client for PostgreSQL is generated from the
 * same models and differs in its type alone, where dialects do; nothing of that is used here.
 */
export type Client = PrismaClient;

/** The client inside a transaction. */
export type TransactionClient = PrismaNamespace.TransactionClient;

export { Prisma } from "../generated/sqlite/client.ts";
