import { expect, it } from "vitest";
import { signInFailureText } from "./sign-in-failure-text.ts";

it("rounds the wait up to whole minutes", () => {
  const text = (retryAfterMs: number) =>
    signInFailureText({ kind: "limited", retryAfterMs }).detail;
  expect(text(61_000)).toBe("Wait 2 minutes, then try again.");
  expect(text(1)).toBe("Wait 1 minute, then try again.");
});

it("adds the request id to an unforeseen failure", () => {
  const failure = { kind: "failed", message: "No.", requestId: "r-1" } as const;
  expect(signInFailureText(failure).detail).toBe("No. Request id: r-1");
});
