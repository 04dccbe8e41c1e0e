import { describe, expect, it } from "vitest";
import { readSignInOutcome } from "./sign-in-outcome.ts";

function body(reason: string, facts: object = {}) {
  return { error: { message: "No.", code: -32000, data: { reason, requestId: "r-1", facts } } };
}

describe("readSignInOutcome", () => {
  it("is signed in by any success", () => {
    expect(readSignInOutcome({ status: 200, body: {} })).toEqual({ kind: "signed-in" });
  });

  it("is refused for wrong credentials, without saying which", () => {
    const answer = { status: 401, body: body("AUTH.INVALID_CREDENTIALS") };
    expect(readSignInOutcome(answer)).toEqual({ kind: "refused" });
  });

  it("says how long to wait after too many tries", () => {
    const answer = { status: 429, body: body("REQUEST.RATE_LIMITED", { retryAfterMs: 90_000 }) };
    expect(readSignInOutcome(answer)).toEqual({ kind: "limited", retryAfterMs: 90_000 });
    expect(readSignInOutcome({ status: 429, body: "slow down" })).toEqual({
      kind: "limited",
      retryAfterMs: null,
    });
  });

  it("is unreachable when the API did not answer itself", () => {
    expect(readSignInOutcome({ status: 502, body: null })).toEqual({ kind: "unreachable" });
  });

  it("keeps the request id of any other failure", () => {
    expect(readSignInOutcome({ status: 500, body: body("SERVICE.INTERNAL") })).toEqual({
      kind: "failed",
      message: "No.",
      requestId: "r-1",
    });
  });
});
