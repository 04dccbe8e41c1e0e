import { createSystemClock, RunboxError, type RunboxErrorCode } from "@runbox/core";
import { describe, expect, it } from "vitest";
import { type ConnectionStatus, createReliableCall } from "./reliable-call.ts";

function failure(code: RunboxErrorCode, facts = {}) {
  return new RunboxError(code, { message: code, advice: "" }, facts);
}

function createCall(giveUpAfterMs = 60_000) {
  const statuses: ConnectionStatus[] = [];
  const pausesMs: number[] = [];
  const call = createReliableCall({
    giveUpAfterMs,
    requestTimeoutMs: 1_000,
    random: () => 0,
    clock: {
      ...createSystemClock(),
      sleep: async (durationMs) => {
        pausesMs.push(durationMs);
      },
    },
    onStatus: (status) => statuses.push(status),
  });
  return { call, statuses, pausesMs };
}

/** Fails with each error in turn, then succeeds. */
function failing(...errors: readonly unknown[]) {
  const left = [...errors];
  return {
    get leftCount() {
      return left.length;
    },
    attempt: async () => {
      if (left.length > 0) throw left.shift();
      return "done";
    },
  };
}

describe("a reliable call", () => {
  it("repeats what a retry can overcome and tells the status when it changes", async () => {
    const { call, statuses } = createCall();
    const { attempt } = failing(failure("SERVICE.UNREACHABLE"), failure("STORAGE.UNAVAILABLE"));
    await expect(call(attempt)).resolves.toBe("done");
    await call(async () => "again");
    expect(statuses).toEqual(["retrying", "connected"]);
  });

  it("throws what no retry helps at once, without a change of status", async () => {
    const { call, statuses } = createCall();
    const work = failing(failure("RUN.FENCED"), failure("RUN.FENCED"));
    await expect(call(work.attempt)).rejects.toMatchObject({ code: "RUN.FENCED" });
    expect(work.leftCount).toBe(1);
    expect(statuses).toEqual([]);
  });

  it.each(["RUN.CLOSED", "STORAGE.CLOSED"] as const)(
    "repeats after %s of the server",
    async (code) => {
      await expect(createCall().call(failing(failure(code)).attempt)).resolves.toBe("done");
    },
  );

  it("waits for as long as the server asked", async () => {
    const { call, pausesMs } = createCall();
    await call(failing(failure("REQUEST.RATE_LIMITED", { retryAfterMs: 1_234 })).attempt);
    expect(pausesMs).toEqual([1_234]);
  });

  it("gives up after its time with the last error", async () => {
    const { call } = createCall(200);
    const never = async () => {
      throw failure("SERVICE.UNREACHABLE");
    };
    const startedAt = performance.now();
    await expect(call(never)).rejects.toMatchObject({ code: "SERVICE.UNREACHABLE" });
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(190);
  });

  it("stops repeating when it is abandoned, with the reason", async () => {
    const { call } = createCall();
    const abandon = new AbortController();
    const never = async () => {
      throw failure("SERVICE.UNREACHABLE");
    };
    const result = call(never, abandon.signal);
    const reason = failure("RUN.DELETED");
    setTimeout(() => abandon.abort(reason), 20);
    await expect(result).rejects.toBe(reason);
  });

  it("ends an attempt that takes too long", async () => {
    const call = createReliableCall({
      giveUpAfterMs: 10,
      requestTimeoutMs: 30,
      random: () => 0,
      clock: createSystemClock(),
      onStatus: () => {},
    });
    let wasAborted = false;
    const hanging = (signal: AbortSignal) =>
      new Promise<never>((_, reject) => {
        signal.addEventListener("abort", () => {
          wasAborted = true;
          reject(failure("SERVICE.UNREACHABLE"));
        });
      });
    await expect(call(hanging)).rejects.toMatchObject({ code: "SERVICE.UNREACHABLE" });
    expect(wasAborted).toBe(true);
  });

  it("does not repeat a mistake in the attempt itself", async () => {
    const work = failing(new RangeError("a bug"), new RangeError("a bug"));
    await expect(createCall().call(work.attempt)).rejects.toThrow("a bug");
    expect(work.leftCount).toBe(1);
  });
});
