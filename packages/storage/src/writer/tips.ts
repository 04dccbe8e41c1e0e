import type { Digest } from "@runbox/core";
import { digestEqualsHex, writeDigest } from "../values/digest-hex.ts";
import { NO_SLOT, type ValueTable } from "../values/value-table.ts";

/** The digest of each entity's newest state, pushed or inherited. */
export interface Tips {
  has(ordinal: number): boolean;
  matches(ordinal: number, digest: Digest): boolean;
  set(ordinal: number, digest: Digest): void;
}

/** Begins with what a table holds. */
export function createTips(table: ValueTable): Tips {
  const digests = table.digests.slice();
  const known = Uint8Array.from(table.slots, (slot) => (slot === NO_SLOT ? 0 : 1));
  return {
    has: (ordinal) => known[ordinal] === 1,
    matches: (ordinal, digest) => known[ordinal] === 1 && digestEqualsHex(digests, ordinal, digest),
    set(ordinal, digest) {
      known[ordinal] = 1;
      writeDigest(digests, ordinal, digest);
    },
  };
}
