import { AsyncLocalStorage } from "node:async_hooks";
import type { SqlDriverAdapter, Transaction } from "@prisma/driver-adapter-utils";
import { InvariantViolation } from "@runbox/core";
import type { AdapterFactory } from "./adapter-factory.ts";
import type { ColumnValue, RowInsert } from "./database.ts";

/**
 * Finds the driver's transaction below the Prisma transaction that is being run. Prisma does not
 * hand it out; but it starts it inside the call that we made.
 */
interface Holder {
  transaction: Transaction | undefined;
}

const holders = new AsyncLocalStorage<Holder>();

/**
 * Wraps a factory so that its connections and their transactions can be found.
 *
 * @param onConnected is given the connection that the client uses.
 */
export function observeDriver(
  factory: AdapterFactory,
  onConnected: (driver: SqlDriverAdapter) => void,
): AdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect();
      onConnected(adapter);
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

/** Inserts rows by the driver's own transaction. */
export type InsertRows = (insert: RowInsert) => Promise<void>;

/** Both databases take more parameters than this in a statement. */
const PARAMETERS_MAX = 30_000;

/** Runs what starts a Prisma transaction, and gives it the way to insert beside Prisma. */
export function withDriverTransaction<T>(
  placeholder: (position: number) => string,
  run: (insertRows: InsertRows) => Promise<T>,
): Promise<T> {
  const holder: Holder = { transaction: undefined };
  const insertRows: InsertRows = async ({ table, columns, rows }) => {
    if (holder.transaction === undefined) throw new InvariantViolation("No transaction is open.");
    const rowsAtOnce = Math.floor(PARAMETERS_MAX / columns.length);
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      const some = rows.slice(start, start + rowsAtOnce);
      const args = some.flat();
      await holder.transaction.executeRaw({
        sql: toSql(table, columns, some.length, placeholder),
        args,
        argTypes: args.map((value) => ({ arity: "scalar", scalarType: scalarTypeOf(value) })),
      });
    }
  };
  return holders.run(holder, () => run(insertRows));
}

function toSql(
  table: string,
  columns: readonly string[],
  rowCount: number,
  placeholder: (position: number) => string,
): string {
  const names = columns.map((column) => `"${column}"`).join(", ");
  const rows = Array.from({ length: rowCount }, (_, row) => {
    const places = columns.map((_, column) => placeholder(row * columns.length + column + 1));
    return `(${places.join(", ")})`;
  });
  return `INSERT INTO "${table}" (${names}) VALUES ${rows.join(", ")}`;
}

function scalarTypeOf(value: ColumnValue) {
  if (value === null || typeof value === "string") return "string";
  if (typeof value === "number") return "int";
  return typeof value === "bigint" ? "bigint" : "bytes";
}
