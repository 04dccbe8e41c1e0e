import { hash } from "node:crypto";
import type { Digest } from "../model/digest.ts";
import { DIGEST_BYTES } from "../model/digest.ts";

/**
 * The digest of some bytes. 128 bits of SHA-256: enough that two states of one run never meet by
 * accident, and half the space of the whole in every index.
 */
export function digestBytes(bytes: Uint8Array): Digest {
  return hash("sha256", bytes, "hex").slice(0, DIGEST_BYTES * 2) as Digest;
}
