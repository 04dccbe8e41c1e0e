import { type Principal, principalKey } from "../authorization/principal.ts";

const STREAMS_PER_PRINCIPAL_MAX = 8;
const STREAMS_MAX = 500;
const ACCESS_CHECK_INTERVAL_MS = 15_000;

/** Counts open streams, so that nobody holds all of them. */
export interface StreamLimits {
  /** `undefined` when there are too many. */
  take(principal: Principal): StreamLease | undefined;
  readonly openCount: number;
  /** How often it is looked again whether a stream's caller may still have it. */
  readonly accessCheckIntervalMs: number;
}

/** The right to one stream. */
export interface StreamLease {
  release(): void;
}

/** Limits of one process. */
export function createStreamLimits(accessCheckIntervalMs = ACCESS_CHECK_INTERVAL_MS): StreamLimits {
  const countByKey = new Map<string, number>();
  let openCount = 0;
  return {
    accessCheckIntervalMs,
    take(principal) {
      const key = principalKey(principal);
      const held = countByKey.get(key) ?? 0;
      if (held >= STREAMS_PER_PRINCIPAL_MAX || openCount >= STREAMS_MAX) return undefined;
      countByKey.set(key, held + 1);
      openCount += 1;
      let isHeld = true;
      return {
        release() {
          if (!isHeld) return;
          isHeld = false;
          openCount -= 1;
          const left = (countByKey.get(key) ?? 1) - 1;
          if (left === 0) countByKey.delete(key);
          else countByKey.set(key, left);
        },
      };
    },
    get openCount() {
      return openCount;
    },
  };
}
