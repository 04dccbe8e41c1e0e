/** Memory for the states of segments, used again: fresh memory costs more than the copy into it. */
export interface BodyPool {
  take(): Buffer;
  /** Gives memory back that nobody looks at any more. */
  give(memory: ArrayBufferLike): void;
}

const START_BYTES = 16_384;
const KEPT_BYTES_MAX = 4 << 20;
const KEPT_COUNT_MAX = 8;

export function createBodyPool(): BodyPool {
  const kept: Buffer[] = [];
  return {
    take: () => kept.pop() ?? Buffer.allocUnsafeSlow(START_BYTES),
    give(memory) {
      // Small memory belongs to small segments, and a giant would stay for ever.
      if (memory.byteLength > KEPT_BYTES_MAX || kept.length >= KEPT_COUNT_MAX) return;
      kept.push(Buffer.from(memory));
    },
  };
}
