/** Appends numbers, texts and bytes to a growing buffer. */
export interface ByteWriter {
  /** A non-negative safe integer, 7 bits a byte, least first. */
  unsigned(value: number): void;
  /** A safe integer: one byte of sign, then its magnitude. */
  signed(value: number): void;
  /** The length in bytes, then UTF-8. */
  text(value: string): void;
  /** The bytes alone. */
  bytes(value: Uint8Array): void;
  /** Everything written so far. */
  finish(): Uint8Array;
}

const FIRST_BYTES = 4_096;
const VARINT_BYTES_MAX = 8;
const LOW_BITS = 0x80;

/** Creates an empty writer. */
export function createByteWriter(): ByteWriter {
  let buffer = new Uint8Array(FIRST_BYTES);
  let length = 0;
  const encoder = new TextEncoder();

  const reserve = (extra: number) => {
    if (length + extra <= buffer.byteLength) return;
    const grown = new Uint8Array(Math.max(buffer.byteLength * 2, length + extra));
    grown.set(buffer.subarray(0, length));
    buffer = grown;
  };
  const unsigned = (value: number) => {
    reserve(VARINT_BYTES_MAX);
    let rest = value;
    while (rest >= LOW_BITS) {
      buffer[length++] = (rest % LOW_BITS) | LOW_BITS;
      // Division, not a shift: shifts stop at 32 bits.
      rest = Math.floor(rest / LOW_BITS);
    }
    buffer[length++] = rest;
  };
  const bytes = (value: Uint8Array) => {
    reserve(value.byteLength);
    buffer.set(value, length);
    length += value.byteLength;
  };

  return {
    unsigned,
    signed(value) {
      unsigned(value < 0 ? 1 : 0);
      unsigned(Math.abs(value));
    },
    text(value) {
      const encoded = encoder.encode(value);
      unsigned(encoded.byteLength);
      bytes(encoded);
    },
    bytes,
    finish: () => buffer.slice(0, length),
  };
}
