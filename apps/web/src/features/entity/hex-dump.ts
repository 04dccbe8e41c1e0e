/** Bytes in a line of a hex dump. */
const HEX_LINE_BYTES = 16;

export interface HexLine {
  /** Where the line begins, in hex. */
  readonly address: string;
  readonly hex: string;
  /** Printable ASCII as it is, everything else as a dot. */
  readonly text: string;
}

/** How many lines a hex dump of so many bytes has. */
export function hexLineCount(byteCount: number): number {
  return Math.ceil(byteCount / HEX_LINE_BYTES);
}

/** One line of a hex dump. */
export function hexLine(bytes: Uint8Array, index: number): HexLine {
  const start = index * HEX_LINE_BYTES;
  const line = [...bytes.subarray(start, start + HEX_LINE_BYTES)];
  return {
    address: start.toString(16).padStart(8, "0"),
    hex: line.map((byte) => byte.toString(16).padStart(2, "0")).join(" "),
    text: line.map((byte) => (isPrintable(byte) ? String.fromCharCode(byte) : "·")).join(""),
  };
}

function isPrintable(byte: number): boolean {
  return byte >= 0x20 && byte < 0x7f;
}
