import { expect, it } from "vitest";
import { tokenState } from "./token-state.ts";

const dayMs = 86_400_000;

it.each([
  [{ revokedAtMs: null, expiresAtMs: null }, "active"],
  [{ revokedAtMs: null, expiresAtMs: 90 * dayMs }, "active"],
  [{ revokedAtMs: null, expiresAtMs: 3 * dayMs }, "expiring"],
  [{ revokedAtMs: null, expiresAtMs: dayMs }, "expired"],
  [{ revokedAtMs: dayMs, expiresAtMs: 90 * dayMs }, "revoked"],
] as const)("judges %j as %s", (token, state) => expect(tokenState(token, dayMs)).toBe(state));
