import { AsyncLocalStorage } from "node:async_hooks";
import type { Transaction } from "@prisma/driver-adapter-utils";
import { InvariantViolation } from "@runbox/core";
import type { AdapterFactory } from "./adapter-factory.ts";
import type { BlobInsert } from "./database.ts";

/**
 * Finds the driver's transaction below the Prisma transaction that is being run. Prisma does not
 * hand it out; but it starts it inside the call that we made.
 */
interface Holder {
  transaction: Transaction | undefined;
}

const holders = new AsyncLocalStorage<Holder>();

/** Wraps a factory so that the transactions of its connections can be found. */
export function observeTransactions(factory: AdapterFactory): AdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect();
      const startTransaction = adapter.startTransaction.bind(adapter);
      adapter.startTransaction = async (isolationLevel) => {
        const transaction = await startTransaction(isolationLevel);
        const holder = holders.getStore();
        if (holder !== undefined) holder.transaction = transaction;
        return transaction;
      };
      return adapter;
    },
  };
}

/** Inserts a row by the driver's own transaction. */
export type InsertBlobs = (statement: BlobInsert) => Promise<void>;

/** Runs what starts a Prisma transaction, and gives it the way to insert beside Prisma. */
export function withDriverTransaction<T>(
  placeholder: (position: number) => string,
  run: (insertBlobs: InsertBlobs) => Promise<T>,
): Promise<T> {
  const holder: Holder = { transaction: undefined };
  const insertBlobs: InsertBlobs = async (statement) => {
    if (holder.transaction === undefined) throw new InvariantViolation("No transaction is open.");
    await holder.transaction.executeRaw({
      sql: toSql(statement, placeholder),
      args: [...statement.values],
      argTypes: statement.values.map((value) => ({
        arity: "scalar" as const,
        scalarType: scalarTypeOf(value),
      })),
    });
  };
  return holders.run(holder, () => run(insertBlobs));
}

function toSql({ table, columns }: BlobInsert, placeholder: (position: number) => string): string {
  const names = columns.map((column) => `"${column}"`).join(", ");
  const places = columns.map((_, index) => placeholder(index + 1)).join(", ");
  return `INSERT INTO "${table}" (${names}) VALUES (${places})`;
}

function scalarTypeOf(value: string | number | bigint | Uint8Array) {
  if (typeof value === "string") return "string";
  if (typeof value === "number") return "int";
  return typeof value === "bigint" ? "bigint" : "bytes";
}
