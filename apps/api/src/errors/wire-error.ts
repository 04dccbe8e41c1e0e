import {
  ERROR_CODES,
  type ErrorFacts,
  isErrorCode,
  isRunboxError,
  RunboxError,
  type RunboxErrorCode,
} from "@runbox/core";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import { z } from "zod";
import { TRANSPORT_CODES } from "./error-mapping.ts";
import { internalError, invalidRequest } from "./request-errors.ts";

/** What `error.data` of an answer holds, for whoever handles it. The text is in `error.message`. */
export interface WireErrorData {
  /** The transport's own code, as `NOT_FOUND`. */
  readonly code: string;
  readonly httpStatus: number;
  /** The procedure, when one was found. */
  readonly path: string | null;
  /** Runbox's code, as `RUN.NOT_FOUND`; `docs/errors.md` explains each. */
  readonly reason: RunboxErrorCode;
  /** What to do next. */
  readonly advice: string;
  readonly retryable: boolean;
  readonly requestId: string;
  readonly facts: ErrorFacts;
}

/** An error as it goes out: in tRPC's own form, whichever part of the server it comes from. */
export interface WireError {
  readonly message: string;
  /** The JSON-RPC number of `data.code`. */
  readonly code: (typeof TRPC_ERROR_CODES_BY_KEY)[keyof typeof TRPC_ERROR_CODES_BY_KEY];
  readonly data: WireErrorData;
}

/** Puts anything that was thrown into the form in which it goes out. */
export function toWireError(
  thrown: unknown,
  request: { readonly requestId: string; readonly path: string | null },
): WireError {
  const shown = toPublicError(thrown);
  const code = TRANSPORT_CODES[shown.code];
  return {
    message: shown.message,
    code: TRPC_ERROR_CODES_BY_KEY[code],
    data: {
      code,
      httpStatus: getHTTPStatusCodeFromError(new TRPCError({ code })),
      path: request.path,
      reason: shown.code,
      advice: shown.advice,
      retryable: shown.retryable,
      requestId: request.requestId,
      facts: shown.facts,
    },
  };
}

const FIELDS_SHOWN_MAX = 20;
/** Facts of these codes name files, hosts and statements of the server's inside. */
const FACTLESS_FAMILY = "STORAGE.";

/**
 * Turns anything that was thrown into what may be said of it: our own errors say themselves, all
 * others are masked.
 */
export function toPublicError(thrown: unknown): RunboxError {
  if (isRunboxError(thrown)) return withoutInnerFacts(thrown);
  if (!(thrown instanceof TRPCError)) return internalError(thrown);
  if (isRunboxError(thrown.cause)) return withoutInnerFacts(thrown.cause);
  if (thrown.cause instanceof z.core.$ZodError) return fromZod(thrown.cause, thrown.code);
  return fromTransport(thrown);
}

function withoutInnerFacts(error: RunboxError): RunboxError {
  if (!isErrorCode(error.code)) return internalError(error);
  if (!error.code.startsWith(FACTLESS_FAMILY)) return error;
  return new RunboxError(
    error.code,
    {
      message: "The database could not serve the request.",
      advice: ERROR_CODES[error.code].retryable ? "Try again shortly." : "See the server's log.",
    },
    {},
    { cause: error },
  );
}

function fromZod(error: z.core.$ZodError, code: TRPCError["code"]): RunboxError {
  // An answer that does not fit its own schema is our bug, not the caller's.
  if (code !== "BAD_REQUEST") return internalError(error);
  const fields = error.issues
    .slice(0, FIELDS_SHOWN_MAX)
    .map((issue) => `${issue.path.map(String).join(".") || "input"}: ${issue.message}`);
  return invalidRequest("the input does not fit", "Correct the fields that are named.", fields);
}

function fromTransport(error: TRPCError): RunboxError {
  switch (error.code) {
    case "NOT_FOUND":
      return invalidRequest("there is no such procedure", "Check the path and its version.");
    case "METHOD_NOT_SUPPORTED":
      return invalidRequest("the method does not fit", "Queries are GET, mutations are POST.");
    case "UNSUPPORTED_MEDIA_TYPE":
      return invalidRequest("the content type does not fit", "Send application/json.");
    case "PARSE_ERROR":
    case "BAD_REQUEST":
      return invalidRequest("it cannot be read", "Send what the tRPC client makes.");
    default:
      return internalError(error);
  }
}
