import { malformedBatch } from "../errors/input-errors.ts";

/**
 * Reads what a `ByteWriter` wrote, trusting nothing.
 * Every method throws `INPUT.MALFORMED_BATCH` when the bytes end early or make no sense.
 */
export interface ByteReader {
  readonly offset: number;
  readonly remaining: number;
  byte(): number;
  unsigned(): number;
  signed(): number;
  /** @param maxBytes the longest text that is accepted. */
  text(maxBytes: number): string;
  /** A copy of the next bytes. */
  bytes(length: number): Uint8Array;
}

const LOW_BITS = 0x80;

/** Creates a reader at the start of some bytes. */
export function createByteReader(source: Uint8Array): ByteReader {
  // A plain view: the `slice` of a Buffer would not copy.
  const view = new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  let offset = 0;
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  const byte = (): number => {
    const value = view[offset];
    if (value === undefined) throw malformedBatch("it ends early", offset);
    offset += 1;
    return value;
  };
  const unsigned = (): number => {
    let value = 0;
    let scale = 1;
    for (;;) {
      const next = byte();
      value += (next % LOW_BITS) * scale;
      if (!Number.isSafeInteger(value)) throw malformedBatch("a number is too large", offset);
      if (next < LOW_BITS) return value;
      scale *= LOW_BITS;
    }
  };
  const bytes = (length: number): Uint8Array => {
    if (length > view.byteLength - offset) throw malformedBatch("it ends early", offset);
    const copy = view.slice(offset, offset + length);
    offset += length;
    return copy;
  };

  return {
    get offset() {
      return offset;
    },
    get remaining() {
      return view.byteLength - offset;
    },
    byte,
    unsigned,
    signed() {
      const sign = unsigned();
      if (sign > 1) throw malformedBatch("a sign is neither plus nor minus", offset);
      const magnitude = unsigned();
      return sign === 1 && magnitude > 0 ? -magnitude : magnitude;
    },
    text(maxBytes) {
      const length = unsigned();
      if (length > maxBytes) throw malformedBatch("a text is too long", offset);
      try {
        return decoder.decode(bytes(length));
      } catch {
        throw malformedBatch("a text is not UTF-8", offset);
      }
    },
    bytes,
  };
}
