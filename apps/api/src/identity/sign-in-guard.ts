import type { Clock } from "@runbox/core";
import { rateLimited } from "../errors/request-errors.ts";

/** Slows down whoever guesses passwords. */
export interface SignInGuard {
  /** @throws `REQUEST.RATE_LIMITED` when there were too many failures lately. */
  admit(email: string, address: string): void;
  failed(email: string, address: string): void;
  succeeded(email: string, address: string): void;
}

const WINDOW_MS = 15 * 60_000;
const KEYS_MAX = 20_000;
/** Failures within the window. The account's own limit is wide: it must not lock people out. */
const LIMITS = { pair: 5, address: 20, account: 50 } as const;

/** Counts failures in this process, by account, by address, and by both. */
export function createSignInGuard(clock: Clock): SignInGuard {
  const failures = new Map<string, { count: number; readonly sinceMs: number }>();

  const current = (key: string) => {
    const entry = failures.get(key);
    if (entry !== undefined && clock.nowMs() - entry.sinceMs < WINDOW_MS) return entry;
    failures.delete(key);
    return undefined;
  };
  const keysOf = (email: string, address: string) => ({
    pair: `pair:${address}|${email}`,
    address: `address:${address}`,
    account: `account:${email}`,
  });

  return {
    admit(email, address) {
      const keys = keysOf(email, address);
      for (const kind of ["pair", "address", "account"] as const) {
        const entry = current(keys[kind]);
        if (entry !== undefined && entry.count >= LIMITS[kind]) {
          throw rateLimited(entry.sinceMs + WINDOW_MS - clock.nowMs());
        }
      }
    },
    failed(email, address) {
      if (failures.size > KEYS_MAX) failures.clear();
      for (const key of Object.values(keysOf(email, address))) {
        const entry = current(key);
        if (entry === undefined) failures.set(key, { count: 1, sinceMs: clock.nowMs() });
        else entry.count += 1;
      }
    },
    succeeded(email, address) {
      const keys = keysOf(email, address);
      failures.delete(keys.pair);
      failures.delete(keys.account);
    },
  };
}
