import { ERROR_CODES, type RunboxErrorCode } from "./error-codes.ts";

/** A fact that an error carries: plain data, fit for JSON. */
export type ErrorFact = string | number | boolean | null | readonly string[];
export type ErrorFacts = Readonly<Record<string, ErrorFact>>;

/**
 * The one error that Runbox raises on purpose. `code` is stable, `facts` say what it was about,
 * `advice` says what to do next.
 */
export class RunboxError extends Error {
  override readonly name = "RunboxError";
  readonly code: RunboxErrorCode;
  readonly facts: ErrorFacts;
  readonly advice: string;

  constructor(
    code: RunboxErrorCode,
    text: { readonly message: string; readonly advice: string },
    facts: ErrorFacts = {},
    options?: { readonly cause?: unknown },
  ) {
    super(text.message, options);
    this.code = code;
    this.facts = facts;
    this.advice = text.advice;
  }

  /** Whether the same call can succeed when it is made again. */
  get retryable(): boolean {
    return ERROR_CODES[this.code].retryable;
  }
}

/** Whether something thrown is a `RunboxError`, also when another copy of this module made it. */
export function isRunboxError(thrown: unknown): thrown is RunboxError {
  return thrown instanceof Error && thrown.name === "RunboxError" && "code" in thrown;
}

/** Raised for a bug in Runbox itself: a state that the code rules out. */
export class InvariantViolation extends Error {
  override readonly name = "InvariantViolation";
}
