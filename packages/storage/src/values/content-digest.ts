import { createHash } from "node:crypto";
import { DIGEST_BYTES, type Digest, type ExternalMs } from "@runbox/core";
import type { ValueTable } from "./value-table.ts";

/**
 * The digest of everything that a savepoint holds, kept up to date entity by entity.
 *
 * Each entity's digest is mixed with its ordinal, and the results are added; so a savepoint costs
 * what changed, and the same content has the same digest however its segments are cut. It is a
 * check against damage and mistakes: the digests that go in are SHA-256, the sum is no defence
 * against somebody who writes the database.
 */
export interface ContentDigest {
  add(digests: Uint8Array, row: number, ordinal: number): void;
  remove(digests: Uint8Array, row: number, ordinal: number): void;
  /** The digest of the savepoint at an instant over a registry. */
  finish(instant: ExternalMs, registryDigest: string, entityCount: number): Digest;
}

const LANES = 4;
const MULTIPLIERS = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f] as const;

export function createContentDigest(): ContentDigest {
  const sums = new Uint32Array(LANES);
  return {
    add(digests, row, ordinal) {
      for (let lane = 0; lane < LANES; lane++) {
        sums[lane] = (sums[lane] ?? 0) + mixed(digests, row, ordinal, lane);
      }
    },
    remove(digests, row, ordinal) {
      for (let lane = 0; lane < LANES; lane++) {
        sums[lane] = (sums[lane] ?? 0) - mixed(digests, row, ordinal, lane);
      }
    },
    finish(instant, registryDigest, entityCount) {
      const hash = createHash("sha256")
        .update(`savepoint 1\n${instant}\n${registryDigest}\n${entityCount}\n`)
        .update(Array.from(sums, (sum) => sum.toString(16).padStart(8, "0")).join(""))
        .digest("hex");
      return hash.slice(0, DIGEST_BYTES * 2) as Digest;
    },
  };
}

/** The digest of what a table holds. */
export function digestOfTable(
  table: ValueTable,
  instant: ExternalMs,
  registryDigest: string,
): Digest {
  const content = createContentDigest();
  for (let ordinal = 0; ordinal < table.count; ordinal++) {
    content.add(table.digests, ordinal, ordinal);
  }
  return content.finish(instant, registryDigest, table.count);
}

/** One word of a digest, scrambled with the ordinal: so that two entities cannot trade states. */
function mixed(digests: Uint8Array, row: number, ordinal: number, lane: number): number {
  const at = row * DIGEST_BYTES + lane * 4;
  const word =
    (digests[at] ?? 0) |
    ((digests[at + 1] ?? 0) << 8) |
    ((digests[at + 2] ?? 0) << 16) |
    ((digests[at + 3] ?? 0) << 24);
  let value = word ^ Math.imul(ordinal + 1, MULTIPLIERS[lane] ?? 1);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
