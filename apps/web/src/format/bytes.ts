import prettyBytes from "pretty-bytes";

/** A size for reading, in decimal units: `48 MB`, `1.21 GB`. */
export function formatBytes(byteCount: number): string {
  return prettyBytes(byteCount, { maximumFractionDigits: byteCount >= 1e9 ? 2 : 1, space: true });
}

/** A size to the byte: `48,213,004 bytes`. */
export function formatExactBytes(byteCount: number): string {
  const unit = byteCount === 1 ? "byte" : "bytes";
  return `${byteCount.toLocaleString("en-US")} ${unit}`;
}
