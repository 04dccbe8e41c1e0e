import { type ErrorFacts, isErrorCode, isRunboxError, RunboxError } from "@runbox/core";
import { isTRPCClientError } from "@trpc/client";

/**
 * Makes the error that the server threw again, with the code and the facts it had there, so that a
 * caller handles a remote run like an embedded one. No answer, or one that is not the API's, is
 * `SERVICE.UNREACHABLE`. Errors that did not come over the wire are given back as they are.
 */
export function toRunboxError(thrown: unknown): unknown {
  if (isRunboxError(thrown) || !isTRPCClientError(thrown)) return thrown;
  const data: unknown = thrown.data;
  if (!isRecord(data)) return unreachable(statusOf(thrown.meta), thrown);
  const { reason, advice } = data;
  const text = { message: thrown.message, advice: typeof advice === "string" ? advice : "" };
  const facts = readFacts(data["facts"]);
  if (isErrorCode(reason)) return new RunboxError(reason, text, facts, { cause: thrown });
  // A code of a newer server. What it means for a retry is not known, so there is none.
  return new RunboxError(
    "SERVICE.INTERNAL",
    text,
    { ...facts, reason: String(reason) },
    { cause: thrown },
  );
}

/** Whether nothing is known of what became of the call: it may have taken effect. */
export function isOutcomeOpen(error: unknown): boolean {
  return isRunboxError(error) && OPEN_CODES.has(error.code);
}

const OPEN_CODES: ReadonlySet<string> = new Set([
  "SERVICE.UNREACHABLE",
  "SERVICE.DRAINING",
  "SERVICE.INTERNAL",
  "STORAGE.UNAVAILABLE",
  "STORAGE.OUTCOME_UNKNOWN",
  "REQUEST.IN_FLIGHT",
]);

function unreachable(status: number | null, cause: Error): RunboxError {
  const answer = status === null ? "no answer came" : `something answered with status ${status}`;
  return new RunboxError(
    "SERVICE.UNREACHABLE",
    {
      message: `The Runbox API cannot be reached: ${answer}.`,
      advice: "Check the address and that the API runs.",
    },
    { status },
    { cause },
  );
}

function statusOf(meta: unknown): number | null {
  const response = isRecord(meta) ? meta["response"] : undefined;
  const status = isRecord(response) ? response["status"] : undefined;
  return typeof status === "number" ? status : null;
}

function readFacts(value: unknown): ErrorFacts {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, fact]) => (isFact(fact) ? [[name, fact]] : [])),
  );
}

function isFact(value: unknown): value is ErrorFacts[string] {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return true;
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
