import { InvariantViolation, isRunboxError, storageErrors } from "@runbox/core";

/** What a failure of the database means for who called it. */
export type Failure =
  /** Not the database's: it goes to the caller as it is. */
  | { readonly kind: "own" }
  /** A row exists already. The statement's author knows what that means. */
  | { readonly kind: "unique" }
  /** Nothing happened; trying again at once may help. */
  | { readonly kind: "transient"; readonly detail: string }
  | { readonly kind: "full" }
  | { readonly kind: "broken"; readonly detail: string };

const FULL = /SQLITE_FULL|ENOSPC|\b53100\b|database or disk is full|no space left/i;
const TRANSIENT =
  /SQLITE_BUSY|SQLITE_LOCKED|SQLITE_PROTOCOL|\b40001\b|\b40P01\b|\b55P03\b|\b53300\b|\b57P0[123]\b|\b08\d{3}\b|ECONN|EPIPE|ETIMEDOUT|terminat|timeout|timed out|connection|ConnectionClosed|SocketTimeout|DatabaseNotReachable|TooManyConnections|TransactionWriteConflict|P1001|P1002|P1008|P1017|P2024|P2028|P2034/i;
/** An update or delete of a row that is not there: for its author to judge. */
const NO_ROW = /\bP2025\b/;
const UNIQUE = /P2002|UniqueConstraintViolation|SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)|\b23505\b/;

/** Whether an insert met a row that exists. */
export function isUniqueViolation(error: unknown): boolean {
  return classifyFailure(error).kind === "unique";
}

/** Sorts a failure by the codes that it and its causes carry. */
export function classifyFailure(error: unknown): Failure {
  if (isRunboxError(error) || error instanceof InvariantViolation) return { kind: "own" };
  const words = codesOf(error).join(" ");
  if (words === "" || NO_ROW.test(words)) return { kind: "own" };
  if (UNIQUE.test(words)) return { kind: "unique" };
  if (FULL.test(words)) return { kind: "full" };
  const detail = words.slice(0, 200);
  return { kind: TRANSIENT.test(words) ? "transient" : "broken", detail };
}

/** The error that a failure becomes once it is not retried any more. */
export function toStorageError(failure: Failure, cause: unknown): unknown {
  switch (failure.kind) {
    case "own":
    case "unique":
      return cause;
    case "full":
      return storageErrors.storageFull(cause);
    case "transient":
    case "broken":
      return storageErrors.storageUnavailable(failure.detail, cause);
  }
}

const DEPTH_MAX = 6;

/** Codes and messages along the causes of an error that a database, or the client for it, threw. */
function codesOf(error: unknown, depth = 0): readonly string[] {
  if (depth > DEPTH_MAX || typeof error !== "object" || error === null) return [];
  const { code, name, kind, message, originalCode, originalMessage, cause, meta } =
    error as Readonly<Record<string, unknown>>;
  // Errors of the language are bugs of ours; without a code, only a database's words are left.
  if (depth === 0 && (error instanceof TypeError || error instanceof RangeError)) return [];
  const nested =
    typeof meta === "object" && meta !== null && "driverAdapterError" in meta
      ? codesOf(meta.driverAdapterError, depth + 1)
      : [];
  const own = [code, originalCode, kind, name, originalMessage, message]
    .filter((word) => typeof word === "string")
    .map((word) => word.trim().split("\n").at(-1) ?? "");
  return [...own, ...nested, ...codesOf(cause, depth + 1)];
}
