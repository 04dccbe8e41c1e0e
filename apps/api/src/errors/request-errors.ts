import { RunboxError } from "@runbox/core";

/** Thrown when a request's form is refused: headers, content type, nesting, unknown fields. */
export function invalidRequest(detail: string, advice: string, fields: readonly string[] = []) {
  return new RunboxError(
    "REQUEST.INVALID",
    { message: `The request is not valid: ${detail}.`, advice },
    fields.length === 0 ? { detail } : { detail, fields },
  );
}

/** Thrown when a body is larger than its limit. Nothing of it was taken. */
export function requestTooLarge(limitBytes: number) {
  return new RunboxError(
    "REQUEST.TOO_LARGE",
    {
      message: `The body is larger than ${limitBytes} bytes.`,
      advice: "Send it in smaller parts.",
    },
    { limitBytes },
  );
}

/** Thrown while the first request with the same idempotency key is still running. */
export function requestInFlight() {
  return new RunboxError("REQUEST.IN_FLIGHT", {
    message: "A request with this idempotency key is still running.",
    advice: "Wait a moment, then send it again.",
  });
}

/** Thrown when an idempotency key comes back with another request. */
export function idempotencyKeyReused() {
  return new RunboxError("REQUEST.KEY_REUSED", {
    message: "This idempotency key was used for another request.",
    advice: "Use a new key for every new request.",
  });
}

/** Thrown when a principal or an address asks too often. */
export function rateLimited(retryAfterMs: number) {
  return new RunboxError(
    "REQUEST.RATE_LIMITED",
    { message: "Too many requests.", advice: "Slow down, then try again." },
    { retryAfterMs },
  );
}

/** Thrown while the server stops. */
export function draining() {
  return new RunboxError("SERVICE.DRAINING", {
    message: "The server is stopping.",
    advice: "Try again shortly.",
  });
}

/** What stands for an error that nobody foresaw. Its cause is in the log, under the request id. */
export function internalError(cause?: unknown) {
  return new RunboxError(
    "SERVICE.INTERNAL",
    {
      message: "Something went wrong inside the server.",
      advice: "Report the request id; the log has the cause.",
    },
    {},
    { cause },
  );
}
