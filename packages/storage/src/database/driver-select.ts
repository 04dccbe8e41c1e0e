import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type { RowSelect } from "./database.ts";

/** Reads rows with the driver. Table and columns are constants of the code, never input. */
export async function selectByDriver(
  driver: SqlDriverAdapter,
  { table, columns, runId, seqs }: RowSelect,
  placeholder: (position: number) => string,
): Promise<readonly (readonly unknown[])[]> {
  const names = columns.map((column) => `"${column}"`).join(", ");
  const places = seqs.map((_, index) => placeholder(index + 2)).join(", ");
  const { rows } = await driver.queryRaw({
    sql: `SELECT ${names} FROM "${table}" WHERE "runId" = ${placeholder(1)} AND "seq" IN (${places})`,
    args: [runId, ...seqs.map(BigInt)],
    argTypes: [
      { arity: "scalar", scalarType: "string" },
      ...seqs.map(() => ({ arity: "scalar" as const, scalarType: "bigint" as const })),
    ],
  });
  return rows;
}
