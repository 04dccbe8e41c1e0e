const START_BYTES = 256;
const TWO_POW_32 = 2 ** 32;

/** Appends numbers and texts to growing bytes. */
export interface ByteWriter {
  /** A non-negative safe integer, seven bits a byte. */
  varint(value: number): void;
  /** Its length, and its UTF-8. */
  text(value: string): void;
  /** A non-negative safe integer or `Infinity`, eight bytes. */
  float64(value: number): void;
  bytes(value: Uint8Array): void;
  finish(): Uint8Array;
}

export function createByteWriter(): ByteWriter {
  let buffer = Buffer.allocUnsafe(START_BYTES);
  let length = 0;

  function reserve(bytes: number): void {
    if (length + bytes <= buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(buffer.length * 2, length + bytes));
    buffer.copy(grown, 0, 0, length);
    buffer = grown;
  }

  function varint(value: number): void {
    reserve(8);
    let rest = value;
    while (rest >= 0x80) {
      buffer[length++] = (rest % 0x80) | 0x80;
      // Shifts work on 32 bits; what is above needs division.
      rest = rest < TWO_POW_32 ? rest >>> 7 : Math.floor(rest / 0x80);
    }
    buffer[length++] = rest;
  }

  function bytes(value: Uint8Array): void {
    reserve(value.length);
    buffer.set(value, length);
    length += value.length;
  }

  return {
    varint,
    bytes,
    text(value) {
      const encoded = Buffer.from(value, "utf8");
      varint(encoded.length);
      bytes(encoded);
    },
    float64(value) {
      reserve(8);
      buffer.writeDoubleLE(value, length);
      length += 8;
    },
    finish: () => buffer.subarray(0, length),
  };
}
