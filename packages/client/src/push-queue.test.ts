import { encodeState, parseExternalMs, type SessionPush } from "@runbox/core";
import { describe, expect, it } from "vitest";
import { createPushQueue, estimateBytes, type QueuedPush } from "./push-queue.ts";

const LIMITS = { batchMaxBytes: 1_000, batchMaxCount: 10 };

function push(ordinal: number, instant = 60_000, text = ""): SessionPush {
  const state = text === "" ? null : encodeState(text);
  return { ordinal, instant: parseExternalMs(instant), state };
}

function queued(...pushes: readonly SessionPush[]): QueuedPush {
  return { pushes, sizeBytes: estimateBytes(pushes), resolve: () => {}, reject: () => {} };
}

function ordinals(batch: readonly QueuedPush[]): readonly number[] {
  return batch.flatMap(({ pushes }) => pushes.map(({ ordinal }) => ordinal));
}

describe("a push queue", () => {
  it("hands out what waits in the order of the calls", () => {
    const queue = createPushQueue(20, LIMITS);
    for (const ordinal of [3, 1, 2]) queue.add(queued(push(ordinal)));
    expect(ordinals(queue.take())).toEqual([3, 1, 2]);
    expect(queue.length).toBe(0);
    expect(queue.waitingBytes).toBe(0);
  });

  it("ends a batch at the most pushes", () => {
    const queue = createPushQueue(20, LIMITS);
    for (let ordinal = 0; ordinal < 12; ordinal++) queue.add(queued(push(ordinal)));
    expect(queue.isFull).toBe(true);
    expect(queue.take()).toHaveLength(10);
    expect(queue.isFull).toBe(false);
    expect(queue.take()).toHaveLength(2);
  });

  it("ends a batch before the most bytes, and lets a larger push go alone", () => {
    const queue = createPushQueue(20, LIMITS);
    queue.add(queued(push(0, 60_000, "x".repeat(600))));
    queue.add(queued(push(1, 60_000, "x".repeat(5_000))));
    queue.add(queued(push(2, 60_000, "x".repeat(600))));
    expect([queue.take(), queue.take(), queue.take()].map(ordinals)).toEqual([[0], [1], [2]]);
  });

  it("keeps an entity's pushes out of requests under way at once", () => {
    const queue = createPushQueue(20, LIMITS);
    queue.add(queued(push(7, 60_000)));
    const first = queue.take();
    queue.add(queued(push(7, 120_000)));
    queue.add(queued(push(8, 120_000)));
    expect(queue.take()).toEqual([]);
    queue.settle(first);
    expect(ordinals(queue.take())).toEqual([7, 8]);
  });

  it("takes what stands before a push that has to wait", () => {
    const queue = createPushQueue(20, LIMITS);
    queue.add(queued(push(7, 60_000)));
    const first = queue.take();
    for (const ordinal of [1, 7, 2]) queue.add(queued(push(ordinal, 120_000)));
    expect(ordinals(queue.take())).toEqual([1]);
    queue.settle(first);
    expect(ordinals(queue.take())).toEqual([7, 2]);
  });

  it("keeps order and counts over thousands of pushes", () => {
    const queue = createPushQueue(5_000, LIMITS);
    const taken: number[] = [];
    for (let ordinal = 0; ordinal < 5_000; ordinal++) {
      queue.add(queued(push(ordinal)));
      if (ordinal % 3 === 0) taken.push(...ordinals(queue.take()));
    }
    while (queue.length > 0) taken.push(...ordinals(queue.take()));
    expect(taken).toEqual(Array.from({ length: 5_000 }, (_, index) => index));
    expect(queue.waitingBytes).toBe(0);
  });

  it("gives out everything that waits when it is drained", () => {
    const queue = createPushQueue(20, LIMITS);
    for (let ordinal = 0; ordinal < 12; ordinal++) queue.add(queued(push(ordinal)));
    queue.take();
    expect(ordinals(queue.drain())).toEqual([10, 11]);
    expect([queue.length, queue.waitingBytes, queue.isFull]).toEqual([0, 0, false]);
  });
});
