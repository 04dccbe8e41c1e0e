import { spellDuration } from "../../format/duration.ts";
import type { SignInOutcome } from "./sign-in-outcome.ts";

export type SignInFailure = Exclude<SignInOutcome, { kind: "signed-in" }>;

export interface FailureText {
  readonly title: string;
  readonly detail: string;
}

const minuteMs = 60_000;

/** A failed sign-in in words. Whether an account exists is never told. */
export function signInFailureText(failure: SignInFailure): FailureText {
  switch (failure.kind) {
    case "refused":
      return {
        title: "The address or the password is wrong",
        detail: "Try again, or ask an administrator to reset your password.",
      };
    case "limited":
      return { title: "Too many failed tries", detail: waitText(failure.retryAfterMs) };
    case "unreachable":
      return {
        title: "The API cannot be reached",
        detail: "Nothing you typed is lost. Try again once it runs.",
      };
    case "failed":
      return {
        title: "Signing in failed",
        detail:
          failure.requestId === undefined
            ? failure.message
            : `${failure.message} Request id: ${failure.requestId}`,
      };
  }
}

function waitText(retryAfterMs: number | null): string {
  if (retryAfterMs === null) return "Wait a few minutes, then try again.";
  const waitMs = Math.max(minuteMs, Math.ceil(retryAfterMs / minuteMs) * minuteMs);
  return `Wait ${spellDuration(waitMs)}, then try again.`;
}
