import type { SessionPush } from "@runbox/core";

/** Pushes of one caller: they travel together and are answered together. */
export interface QueuedPush {
  readonly pushes: readonly SessionPush[];
  readonly sizeBytes: number;
  resolve(): void;
  reject(error: unknown): void;
}

/** How much one request carries. */
export interface BatchLimits {
  readonly batchMaxBytes: number;
  readonly batchMaxCount: number;
}

/**
 * The pushes that wait for a request, in the order of their calls. It hands out batches so that
 * two requests that are under way at once never carry pushes of the same entity: they could
 * overtake each other, and an entity's later push would then count for an earlier savepoint.
 */
export interface PushQueue {
  readonly length: number;
  readonly waitingBytes: number;
  /** Whether what waits fills a request. */
  readonly isFull: boolean;
  add(push: QueuedPush): void;
  /** Takes the next batch; empty when the first in line has to wait for a request under way. */
  take(): readonly QueuedPush[];
  /** Says that a batch that was taken is answered. */
  settle(batch: readonly QueuedPush[]): void;
  /** Takes everything that waits. */
  drain(): readonly QueuedPush[];
}

/** About what a push takes on the wire beside its state. */
const PUSH_OVERHEAD_BYTES = 16;

/** What some pushes take on the wire, about. */
export function estimateBytes(pushes: readonly SessionPush[]): number {
  return pushes.reduce(
    (sum, { state }) => sum + PUSH_OVERHEAD_BYTES + (state?.bytes.byteLength ?? 0),
    0,
  );
}

/** Creates an empty queue for a run of so many entities. */
export function createPushQueue(entityCount: number, limits: BatchLimits): PushQueue {
  const { batchMaxBytes, batchMaxCount } = limits;
  const isUnderWay = new Uint8Array(entityCount);
  let waiting: QueuedPush[] = [];
  let head = 0;
  let waitingBytes = 0;
  let waitingCount = 0;

  const mark = (batch: readonly QueuedPush[], flag: 0 | 1) => {
    for (const { pushes } of batch) for (const { ordinal } of pushes) isUnderWay[ordinal] = flag;
  };
  const mustWait = ({ pushes }: QueuedPush) =>
    pushes.some(({ ordinal }) => isUnderWay[ordinal] === 1);
  const compact = () => {
    if (head < 1_024 || head * 2 < waiting.length) return;
    waiting = waiting.slice(head);
    head = 0;
  };

  return {
    get length() {
      return waiting.length - head;
    },
    get waitingBytes() {
      return waitingBytes;
    },
    get isFull() {
      return waitingBytes >= batchMaxBytes || waitingCount >= batchMaxCount;
    },
    add(push) {
      waiting.push(push);
      waitingBytes += push.sizeBytes;
      waitingCount += push.pushes.length;
    },
    take() {
      const batch: QueuedPush[] = [];
      let bytes = 0;
      let count = 0;
      for (let next = waiting[head]; next !== undefined; next = waiting[head]) {
        const isTooMuch =
          bytes + next.sizeBytes > batchMaxBytes || count + next.pushes.length > batchMaxCount;
        // A push that is larger than a batch goes alone.
        if ((batch.length > 0 && isTooMuch) || mustWait(next)) break;
        batch.push(next);
        bytes += next.sizeBytes;
        count += next.pushes.length;
        head += 1;
      }
      waitingBytes -= bytes;
      waitingCount -= count;
      mark(batch, 1);
      compact();
      return batch;
    },
    settle: (batch) => mark(batch, 0),
    drain() {
      const rest = waiting.slice(head);
      waiting = [];
      head = 0;
      waitingBytes = 0;
      waitingCount = 0;
      return rest;
    },
  };
}
