import { isRunboxError, parseRunId, runErrors, toEpoch } from "@runbox/core";
import { TRPCClientError } from "@trpc/client";
import { describe, expect, it } from "vitest";
import { isOutcomeOpen, toRunboxError } from "./api-error.ts";

function answered(data: Readonly<Record<string, unknown>>) {
  return TRPCClientError.from({ error: { code: -32_000, message: "What happened.", data } });
}

function expectRunboxError(thrown: unknown) {
  if (!isRunboxError(thrown)) throw thrown;
  return thrown;
}

describe("toRunboxError", () => {
  it("makes the server's error again with code, text and facts", () => {
    const facts = { runId: "r1", heldEpoch: 1, currentEpoch: 2 };
    const error = expectRunboxError(
      toRunboxError(answered({ reason: "RUN.FENCED", advice: "Stop.", retryable: false, facts })),
    );
    const embedded = runErrors.fenced(parseRunId("r1"), toEpoch(1), toEpoch(2));
    expect(error.code).toBe(embedded.code);
    expect(error.facts).toEqual(embedded.facts);
    expect(error).toMatchObject({ message: "What happened.", advice: "Stop.", retryable: false });
  });

  it("leaves out facts that are no plain facts", () => {
    const facts = { fields: ["a", "b"], nested: { deep: 1 }, list: [1], nothing: null };
    const error = expectRunboxError(toRunboxError(answered({ reason: "RUN.DELETED", facts })));
    expect(error.facts).toEqual({ fields: ["a", "b"], nothing: null });
  });

  it("takes a code that this version does not know as an error that no retry helps", () => {
    const error = expectRunboxError(
      toRunboxError(answered({ reason: "MOON.FULL", retryable: true })),
    );
    expect(error.code).toBe("SERVICE.INTERNAL");
    expect(error.facts).toEqual({ reason: "MOON.FULL" });
    expect(error.retryable).toBe(false);
  });

  it("calls a lost connection unreachable, which a retry may overcome", () => {
    const error = expectRunboxError(
      toRunboxError(TRPCClientError.from(new TypeError("fetch failed"))),
    );
    expect(error.code).toBe("SERVICE.UNREACHABLE");
    expect(error.facts).toEqual({ status: null });
    expect(error.retryable).toBe(true);
    expect(isOutcomeOpen(error)).toBe(true);
  });

  it("says the status of an answer that is not the API's", () => {
    const meta = { response: { status: 502 } };
    const thrown = TRPCClientError.from(new SyntaxError("Unexpected token <"), { meta });
    expect(expectRunboxError(toRunboxError(thrown)).facts).toEqual({ status: 502 });
  });

  it("gives back what did not come over the wire", () => {
    const bug = new RangeError("of our own");
    expect(toRunboxError(bug)).toBe(bug);
    expect(isOutcomeOpen(bug)).toBe(false);
  });
});
