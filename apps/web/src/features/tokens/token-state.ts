import type { Token } from "./token-scopes.ts";

/** Whether a token works. */
export type TokenState = "active" | "expiring" | "expired" | "revoked";

const expiringWithinMs = 14 * 86_400_000;

/** Judges a token at a moment; wall times in epoch milliseconds. */
export function tokenState(
  { revokedAtMs, expiresAtMs }: Pick<Token, "revokedAtMs" | "expiresAtMs">,
  nowMs: number,
): TokenState {
  if (revokedAtMs !== null) return "revoked";
  if (expiresAtMs === null) return "active";
  if (expiresAtMs <= nowMs) return "expired";
  return expiresAtMs - nowMs < expiringWithinMs ? "expiring" : "active";
}
