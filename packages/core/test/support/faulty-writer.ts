import type { RunWriter } from "../../src/storage/run-writer.ts";

/** The calls of a writer that can be made to fail. */
export type WriterCall = "append" | "flush" | "complete" | "findPush" | "close";

/** A real writer in front of which faults are set, and whose calls are remembered. */
export interface FaultyWriter {
  readonly writer: RunWriter;
  readonly calls: readonly WriterCall[];
  /** Makes the next such call fail before it reaches the storage. */
  failNext(call: WriterCall, error: unknown): void;
  /** Makes every such call wait for a promise first. */
  hold(call: WriterCall, until: Promise<unknown>): void;
}

/** Wraps a writer. */
export function createFaultyWriter(real: RunWriter): FaultyWriter {
  const calls: WriterCall[] = [];
  const faults = new Map<WriterCall, unknown>();
  const holds = new Map<WriterCall, Promise<unknown>>();

  const enter = async (call: WriterCall): Promise<void> => {
    calls.push(call);
    await holds.get(call);
    if (!faults.has(call)) return;
    const fault = faults.get(call);
    faults.delete(call);
    throw fault;
  };

  return {
    calls,
    failNext: (call, error) => faults.set(call, error),
    hold: (call, until) => holds.set(call, until),
    writer: {
      runId: real.runId,
      epoch: real.epoch,
      append: async (entries) => {
        await enter("append");
        await real.append(entries);
      },
      flush: async () => {
        await enter("flush");
        await real.flush();
      },
      complete: async (completions) => {
        await enter("complete");
        return real.complete(completions);
      },
      findPush: async (ordinal, instant) => {
        await enter("findPush");
        return real.findPush(ordinal, instant);
      },
      hasState: (ordinal) => real.hasState(ordinal),
      matchesTip: (ordinal, digest) => real.matchesTip(ordinal, digest),
      close: async () => {
        await enter("close");
        await real.close();
      },
    },
  };
}
