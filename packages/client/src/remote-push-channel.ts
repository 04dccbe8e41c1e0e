import {
  type Epoch,
  encodePushBatch,
  isRunboxError,
  type PushChannel,
  type RunId,
  type RunProgress,
  runErrors,
  STATE_CODEC,
} from "@runbox/core";
import {
  type BatchLimits,
  createPushQueue,
  estimateBytes,
  type PushQueue,
  type QueuedPush,
} from "./push-queue.ts";
import type { ReliableCall } from "./reliable-call.ts";

/** What a channel is opened with. */
export interface RemotePushChannelOptions extends BatchLimits {
  readonly runId: RunId;
  readonly epoch: Epoch;
  readonly entityCount: number;
  /** How many requests can be under way at once; more than one only when each is full. */
  readonly requestMaxCount: number;
  readonly call: ReliableCall;
  readonly sendBatch: (bytes: Uint8Array, signal: AbortSignal) => Promise<unknown>;
  readonly readProgress: (signal: AbortSignal) => Promise<RunProgress>;
}

/** Errors that one push of a batch is to blame for; the others are as good as before. */
const ERRORS_OF_ONE_PUSH: ReadonlySet<string> = new Set([
  "ENTITY.UNKNOWN",
  "ENTITY.NO_STATE",
  "PUSH.OFF_SCHEDULE",
  "PUSH.CONFLICT",
  "STATE.TOO_LARGE",
  "REQUEST.TOO_LARGE",
]);

/**
 * Opens the way of pushes to the API.
 *
 * Pushes that come while a request is under way gather for the next one, so callers share requests
 * and commits. A second request leaves before the first is answered only when it is full: then the
 * server writes one batch while the next arrives. A push is answered when it is durable.
 *
 * An error that is no single push's fault (the run was taken over or deleted, the API stayed away
 * for too long) ends the channel: all later pushes fail with it at once. What became of pushes
 * without an answer is settled by loading the run.
 */
export function createRemotePushChannel(options: RemotePushChannelOptions): PushChannel {
  const { runId, requestMaxCount, call } = options;
  const queue = createPushQueue(options.entityCount, options);
  const ended = new AbortController();
  const underWay = new Set<Promise<void>>();
  let isScheduled = false;
  let isClosed = false;

  const end = (error: unknown) => {
    if (ended.signal.aborted) return;
    ended.abort(error);
    for (const push of queue.drain()) push.reject(error);
  };

  const begin = (batch: readonly QueuedPush[]) => {
    const work = sendAll(batch, options, ended.signal)
      .catch(end)
      .finally(() => {
        underWay.delete(work);
        queue.settle(batch);
        schedule();
      });
    underWay.add(work);
  };

  const sendWaiting = () => {
    while (queue.length > 0 && !ended.signal.aborted && mayBegin(queue, underWay.size)) {
      const batch = queue.take();
      if (batch.length === 0) return;
      begin(batch);
    }
  };
  const mayBegin = ({ isFull }: PushQueue, count: number) =>
    count === 0 || (isFull && count < requestMaxCount);

  /** After the present turn, so that everything that is pushed in it travels together. */
  const schedule = () => {
    if (isScheduled || queue.length === 0) return;
    isScheduled = true;
    setTimeout(() => {
      isScheduled = false;
      sendWaiting();
    }, 0);
  };

  return {
    push(pushes) {
      if (isClosed) return Promise.reject(runErrors.runClosed(runId));
      if (ended.signal.aborted) return Promise.reject(ended.signal.reason);
      if (pushes.length === 0) return Promise.resolve();
      return new Promise((resolve, reject) => {
        queue.add({ pushes, sizeBytes: estimateBytes(pushes), resolve, reject });
        if (queue.isFull) sendWaiting();
        schedule();
      });
    },
    progress: () => call(options.readProgress),
    async close() {
      isClosed = true;
      while (underWay.size > 0 || queue.length > 0) {
        sendWaiting();
        await Promise.all(underWay);
      }
    },
  };
}

/**
 * Sends a batch and answers its callers. A batch in which one push is refused is refused whole, so
 * it is sent again in halves, in order, until only the one that is to blame fails.
 *
 * @throws an error that concerns all pushes; the batch's callers are answered with it already.
 */
async function sendAll(
  batch: readonly QueuedPush[],
  options: RemotePushChannelOptions,
  ended: AbortSignal,
): Promise<void> {
  const { runId, epoch, call, sendBatch } = options;
  const pushes = batch.flatMap((queued) => queued.pushes);
  try {
    const bytes = encodePushBatch({ runId, epoch, codec: STATE_CODEC, pushes });
    await call((signal) => sendBatch(bytes, signal), ended);
  } catch (error) {
    const isOfOnePush = isRunboxError(error) && ERRORS_OF_ONE_PUSH.has(error.code);
    if (!isOfOnePush || batch.length === 1) {
      for (const { reject } of batch) reject(error);
      if (isOfOnePush) return;
      throw error;
    }
    await sendHalves(batch, options, ended);
    return;
  }
  for (const { resolve } of batch) resolve();
}

async function sendHalves(
  batch: readonly QueuedPush[],
  options: RemotePushChannelOptions,
  ended: AbortSignal,
): Promise<void> {
  const middle = Math.ceil(batch.length / 2);
  const second = batch.slice(middle);
  try {
    await sendAll(batch.slice(0, middle), options, ended);
  } catch (error) {
    for (const { reject } of second) reject(error);
    throw error;
  }
  await sendAll(second, options, ended);
}
