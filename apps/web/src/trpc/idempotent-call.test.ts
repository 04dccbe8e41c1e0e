import { TRPCClientError } from "@trpc/client";
import { describe, expect, it } from "vitest";
import { isOutcomeOpen, keyForCall } from "./idempotent-call.ts";

function answered(reason: string, retryable: boolean) {
  const data = { reason, advice: "", retryable, requestId: "r", facts: {} };
  return TRPCClientError.from({ error: { message: "no", code: -32000, data } });
}

describe("keyForCall", () => {
  it("gives the same key to the same request sent again", () => {
    const first = keyForCall(null, '{"a":1}', () => "k1");
    expect(keyForCall(first, '{"a":1}', () => "k2").key).toBe("k1");
  });

  it("gives a new key to another request", () => {
    const first = keyForCall(null, '{"a":1}', () => "k1");
    expect(keyForCall(first, '{"a":2}', () => "k2").key).toBe("k2");
  });
});

describe("isOutcomeOpen", () => {
  it("is open while no answer came", () => {
    expect(isOutcomeOpen(TRPCClientError.from(new TypeError("fetch failed")))).toBe(true);
    expect(isOutcomeOpen(answered("STORAGE.OUTCOME_UNKNOWN", true))).toBe(true);
  });

  it("is settled by a refusal", () => {
    expect(isOutcomeOpen(answered("USER.LAST_ADMIN", false))).toBe(false);
  });
});
