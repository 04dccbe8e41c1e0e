/** Gathers bytes in the order in which they are written. */
export interface ByteSink {
  byte(...values: readonly number[]): void;
  bytes(values: Uint8Array): void;
  finish(): Uint8Array<ArrayBuffer>;
}

/** Creates an empty sink. */
export function createByteSink(): ByteSink {
  const chunks: Uint8Array[] = [];
  return {
    byte: (...values) => void chunks.push(Uint8Array.from(values)),
    bytes: (values) => void chunks.push(values),
    finish: () => new Uint8Array(Buffer.concat(chunks)),
  };
}
