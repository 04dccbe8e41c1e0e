import type { CommitMark, Dialect } from "./connection.ts";
import type { WriteTransaction } from "./database.ts";
import { withDriverTransaction } from "./driver-transaction.ts";
import type { Client } from "./prisma-client.ts";
import type { StepHook } from "./storage-step.ts";

/** How a transaction ended, as far as the connection that ran it can tell. */
export type TransactionOutcome<T> =
  | { readonly kind: "committed"; readonly value: T }
  /** It failed before its commit was asked for, so it did not happen. */
  | { readonly kind: "rolled-back"; readonly error: unknown }
  /** It failed while it was committed. */
  | {
      readonly kind: "unknown";
      readonly error: unknown;
      readonly signature: string;
      readonly value: T;
    };

/** A transaction to run. */
export interface TransactionToRun<T> {
  readonly work: (transaction: WriteTransaction) => Promise<T>;
  /** Written with the work, unless the work leaves a trace of its own. */
  readonly mark: CommitMark | undefined;
  readonly onStep: StepHook;
}

/** Prisma's own limits are those of a web page; ours is that of a slow disk. */
const LIMITS = { maxWait: 30_000, timeout: 120_000 };

/** Runs a transaction and says how it ended. Throws nothing. */
export async function runTransaction<T>(
  dialect: Dialect,
  client: Client,
  { work, mark, onStep }: TransactionToRun<T>,
): Promise<TransactionOutcome<T>> {
  let done: { readonly signature: string; readonly value: T } | undefined;
  try {
    await onStep("before-begin");
    const value = await withDriverTransaction(dialect.placeholder, (insertRows) =>
      client.$transaction(async (transactionClient) => {
        const result = await work({ client: transactionClient, insertRows });
        const signature = await dialect.sign(transactionClient, mark);
        await onStep("before-commit");
        done = { signature, value: result };
        return result;
      }, LIMITS),
    );
    await onStep("after-commit");
    return { kind: "committed", value };
  } catch (error) {
    return done === undefined
      ? { kind: "rolled-back", error }
      : { kind: "unknown", error, ...done };
  }
}
