import { TRPCClientError } from "@trpc/client";
import { describe, expect, it } from "vitest";
import { errorText, isForbidden, isSignInNeeded, toApiError } from "./api-error.ts";

function answered(reason: string, requestId = "req-1") {
  return TRPCClientError.from({
    error: {
      message: "It failed.",
      code: -32000,
      data: { code: "X", reason, advice: "Try.", retryable: false, requestId, facts: { a: 1 } },
    },
  });
}

describe("toApiError", () => {
  it("keeps what the API said", () => {
    expect(toApiError(answered("RUN.NOT_FOUND"))).toEqual({
      kind: "answered",
      reason: "RUN.NOT_FOUND",
      message: "It failed.",
      advice: "Try.",
      requestId: "req-1",
      retryable: false,
      facts: { a: 1 },
    });
  });

  it("takes a failed fetch for an API that cannot be reached", () => {
    const error = toApiError(TRPCClientError.from(new TypeError("fetch failed")));
    expect(error).toMatchObject({ kind: "unreachable", retryable: true, requestId: undefined });
  });

  it("takes the proxy's answer for the same", () => {
    expect(toApiError(answered("SERVICE.UNREACHABLE", "")).kind).toBe("unreachable");
  });

  it("gives no request id where none came", () => {
    expect(toApiError(answered("RUN.FENCED", "")).requestId).toBeUndefined();
  });
});

describe("reasons", () => {
  it("tell a missing session from a missing right", () => {
    expect(isSignInNeeded(toApiError(answered("AUTH.REQUIRED")))).toBe(true);
    expect(isSignInNeeded(toApiError(answered("AUTH.FORBIDDEN")))).toBe(false);
    expect(isForbidden(toApiError(answered("AUTH.FORBIDDEN")))).toBe(true);
  });

  it("are said together with the advice", () => {
    expect(errorText(toApiError(answered("RUN.FENCED")))).toBe("It failed. Try.");
  });
});
