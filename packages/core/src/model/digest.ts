declare const brand: unique symbol;

/** The first 128 bits of a SHA-256, as 32 lower-case hexadecimal characters. */
export type Digest = string & { readonly [brand]: "Digest" };

/** Bytes of one digest in binary form. */
export const DIGEST_BYTES = 16;
