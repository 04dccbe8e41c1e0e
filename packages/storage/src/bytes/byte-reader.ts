import { damagedBytes } from "./damaged-bytes.ts";

const VARINT_BYTES_MAX = 8;

/** Reads back what a byte writer wrote. Every method refuses to read past the end. */
export interface ByteReader {
  varint(): number;
  /** @param limitBytes the longest text that makes sense here. */
  text(limitBytes: number): string;
  float64(): number;
  /** A view, not a copy. */
  bytes(length: number): Uint8Array;
  readonly remaining: number;
  /** Refuses anything that is left. */
  end(): void;
}

export function createByteReader(source: Uint8Array): ByteReader {
  const buffer = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  let offset = 0;

  function take(length: number): number {
    if (!(length <= buffer.length - offset)) throw damagedBytes("it ends too early");
    const start = offset;
    offset += length;
    return start;
  }

  function varint(): number {
    let value = 0;
    let scale = 1;
    for (let index = 0; index < VARINT_BYTES_MAX; index++) {
      const byte = buffer[take(1)] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return checkSafe(value);
      scale *= 0x80;
    }
    throw damagedBytes("a number is too long");
  }

  function bytes(length: number): Uint8Array {
    const start = take(length);
    return buffer.subarray(start, start + length);
  }

  return {
    varint,
    bytes,
    text(limitBytes) {
      const length = varint();
      if (length > limitBytes) throw damagedBytes("a text is too long");
      return Buffer.from(bytes(length)).toString("utf8");
    },
    float64: () => buffer.readDoubleLE(take(8)),
    get remaining() {
      return buffer.length - offset;
    },
    end() {
      if (offset !== buffer.length) throw damagedBytes("something follows its end");
    },
  };
}

function checkSafe(value: number): number {
  if (!Number.isSafeInteger(value)) throw damagedBytes("a number is too large");
  return value;
}
