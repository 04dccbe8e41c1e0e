import { DIGEST_BYTES, type Digest } from "@runbox/core";

/** A digest of a column as text. */
export function digestToHex(digests: Uint8Array, row: number): Digest {
  const bytes = Buffer.from(digests.buffer, digests.byteOffset + row * DIGEST_BYTES, DIGEST_BYTES);
  return bytes.toString("hex") as Digest;
}

/** All digests of a column as texts, by row. One conversion for all, since a small one is dear. */
export function digestsToHex(digests: Uint8Array): (row: number) => Digest {
  const hex = Buffer.from(digests.buffer, digests.byteOffset, digests.byteLength).toString("hex");
  const length = DIGEST_BYTES * 2;
  return (row) => hex.slice(row * length, (row + 1) * length) as Digest;
}

/** Whether a digest of a column is this text. Allocates nothing, and mostly looks at one byte. */
export function digestEqualsHex(digests: Uint8Array, row: number, hex: Digest): boolean {
  const start = row * DIGEST_BYTES;
  for (let index = 0; index < DIGEST_BYTES; index++) {
    const high = nibble(hex.charCodeAt(index * 2));
    const low = nibble(hex.charCodeAt(index * 2 + 1));
    if (digests[start + index] !== high * 16 + low) return false;
  }
  return true;
}

/** Puts a digest into a column. */
export function writeDigest(digests: Uint8Array, row: number, hex: Digest): void {
  const start = row * DIGEST_BYTES;
  for (let index = 0; index < DIGEST_BYTES; index++) {
    const high = nibble(hex.charCodeAt(index * 2));
    digests[start + index] = high * 16 + nibble(hex.charCodeAt(index * 2 + 1));
  }
}

const CODE_OF_ZERO = 48;
const CODE_OF_NINE = 57;
const CODE_OF_A = 97;

/** The value of a lower-case hexadecimal character, which is what digests are made of. */
function nibble(code: number): number {
  return code <= CODE_OF_NINE ? code - CODE_OF_ZERO : code - CODE_OF_A + 10;
}
