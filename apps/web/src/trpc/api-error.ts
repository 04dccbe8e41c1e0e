import type { WireErrorData } from "@runbox/api";
import { TRPCClientError } from "@trpc/client";

/** What went wrong with a call, for people and for decisions. */
export interface ApiError {
  /** `unreachable`: no answer came, so nothing is known of what happened at the server. */
  readonly kind: "answered" | "unreachable";
  /** Runbox's code, as `RUN.NOT_FOUND`. */
  readonly reason: string;
  readonly message: string;
  readonly advice: string;
  /** Finds the request in the server's log; absent when no answer came. */
  readonly requestId: string | undefined;
  readonly retryable: boolean;
  readonly facts: Readonly<Record<string, unknown>>;
}

type AnsweredData = Pick<WireErrorData, "reason" | "advice" | "retryable" | "requestId" | "facts">;

const unreachable: ApiError = {
  kind: "unreachable",
  reason: "SERVICE.UNREACHABLE",
  message: "The API cannot be reached.",
  advice: "Check that it runs and that this page's server can reach it.",
  requestId: undefined,
  retryable: true,
  facts: {},
};

/** Reads any thrown value as an error of the API. What carries no answer is `unreachable`. */
export function toApiError(thrown: unknown): ApiError {
  if (!(thrown instanceof TRPCClientError)) return unreachable;
  const data: unknown = thrown.data;
  if (!isAnswered(data)) return unreachable;
  return {
    kind: data.reason === unreachable.reason ? "unreachable" : "answered",
    reason: data.reason,
    message: thrown.message,
    advice: data.advice,
    requestId: data.requestId === "" ? undefined : data.requestId,
    retryable: data.retryable,
    facts: data.facts,
  };
}

/** Whether there is no valid session behind the call. */
export function isSignInNeeded(error: ApiError): boolean {
  return error.reason === "AUTH.REQUIRED";
}

/** Whether the caller's role does not reach. */
export function isForbidden(error: ApiError): boolean {
  return error.reason === "AUTH.FORBIDDEN";
}

/** Message and advice as one text. */
export function errorText(error: ApiError): string {
  return error.advice === "" ? error.message : `${error.message} ${error.advice}`;
}

function isAnswered(data: unknown): data is AnsweredData {
  if (typeof data !== "object" || data === null) return false;
  const fields: Partial<Record<string, unknown>> = { ...data };
  return typeof fields["reason"] === "string" && typeof fields["advice"] === "string";
}
