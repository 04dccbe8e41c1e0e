import { toApiError } from "./api-error.ts";

/** The last call of a mutation whose outcome is not known. */
export interface OpenCall {
  readonly inputText: string;
  readonly key: string;
}

/**
 * The key for a call: the one of the open call when this is the same request again, else a new one.
 *
 * @param newKey makes a key that was never used.
 */
export function keyForCall(
  open: OpenCall | null,
  inputText: string,
  newKey: () => string,
): OpenCall {
  return open?.inputText === inputText ? open : { inputText, key: newKey() };
}

/**
 * Whether the same request must keep its key when it is sent again: only when it may have taken
 * effect without our knowing. After a plain refusal a new try is a new request.
 */
export function isOutcomeOpen(thrown: unknown): boolean {
  const error = toApiError(thrown);
  return error.kind === "unreachable" || error.retryable;
}
