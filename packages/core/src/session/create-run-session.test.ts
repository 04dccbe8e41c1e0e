import { describe, expect, it } from "vitest";
import { createDeferred } from "../../test/support/deferred.ts";
import { createFaultyWriter } from "../../test/support/faulty-writer.ts";
import { newRunOf, testHolder } from "../../test/support/new-run.ts";
import { createSimulatedClock } from "../../test/support/simulated-clock.ts";
import { rejectedCode } from "../../test/support/thrown-code.ts";
import { decodeState, encodeState } from "../codec/state-codec.ts";
import { fenced } from "../errors/run-errors.ts";
import { storageUnavailable } from "../errors/storage-errors.ts";
import { toEpoch } from "../model/epoch.ts";
import { type ExternalMs, parseExternalMs } from "../model/external-time.ts";
import { parseRunId } from "../model/ids.ts";
import type { RunObserver } from "../ports/observer.ts";
import { createMemoryStorage } from "../storage/memory/memory-storage.ts";
import { createRunSession } from "./create-run-session.ts";
import type { AckMode, SessionPush } from "./run-session.ts";

const runId = parseRunId("run");

function push(ordinal: number, minute: number, state?: unknown): SessionPush {
  const encoded = state === undefined ? null : encodeState(state);
  return { ordinal, instant: (minute * 60_000) as ExternalMs, state: encoded };
}

interface Given {
  readonly ack?: AckMode;
  readonly entityIds?: readonly string[];
  readonly observer?: RunObserver;
}

/** A session over a real storage, with a writer in which faults can be set. */
async function openSession(given: Given = {}) {
  const clock = createSimulatedClock();
  const storage = createMemoryStorage({ clock });
  const run = newRunOf(given.entityIds ?? ["A", "B", "C"]);
  const faults = createFaultyWriter(await storage.createRun(run));
  const session = createRunSession({
    storage,
    writer: faults.writer,
    entityIds: run.entityIds,
    schedule: run.schedule,
    baseInstant: run.startFrom,
    ack: given.ack ?? "savepoint",
    clock,
    ...(given.observer === undefined ? {} : { observer: given.observer }),
  });
  const latest = async () => (await storage.getLatestSavepoint(runId))?.instant;
  const read = async (minute: number) => {
    const ref = { instant: parseExternalMs(minute * 60_000) };
    const { savepointId } = await storage.getSavepoint(runId, ref);
    const reader = await storage.openSavepoint(runId, savepointId);
    const states: Record<string, unknown> = {};
    for await (const batch of reader.states()) {
      for (const saved of batch) states[saved.entityId] = decodeState(saved.state.bytes);
    }
    await reader.close();
    return states;
  };
  return { clock, storage, session, faults, latest, read };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("a session", () => {
  it("completes savepoints as the last entity pushes, with each one's first state", async () => {
    const { session, latest, read } = await openSession();
    await session.push([push(0, 1, "A1")]);
    await session.push([push(0, 2, "A2")]);
    await session.push([push(1, 2, "B2")]);
    expect(await latest()).toBeUndefined();
    await session.push([push(2, 1, "C1")]);
    expect(await latest()).toBe(60_000);
    await session.push([push(2, 2, "C2")]);
    expect(await latest()).toBe(120_000);
    expect(await read(1)).toEqual({ A: "A1", B: "B2", C: "C1" });
    expect(await read(2)).toEqual({ A: "A2", B: "B2", C: "C2" });
  });

  it("completes several savepoints in one push, and writes none at which nobody pushed", async () => {
    const { session, storage } = await openSession({ entityIds: ["A", "B"] });
    await session.push([push(0, 1, 1)]);
    await session.push([push(0, 3, 3)]);
    await session.push([push(1, 6, 6)]);
    await session.push([push(0, 6, 6)]);
    const query = { descending: false };
    const { items } = await storage.catalog.listSavepoints(runId, query, { limit: 20 });
    expect(items.map(({ instant }) => instant / 60_000)).toEqual([1, 3, 6]);
    expect(items.map(({ completedBy }) => completedBy)).toEqual(["B", "B", "A"]);
  });

  it("takes null for a state that was saved", async () => {
    const { session, read } = await openSession({ entityIds: ["A"] });
    await session.push([push(0, 1, null)]);
    expect(await read(1)).toEqual({ A: null });
  });

  it("counts what it took, and what had no effect", async () => {
    const { session } = await openSession({ entityIds: ["A", "B"] });
    await session.push([push(0, 1, "a"), push(0, 1, "a"), push(0, 2)]);
    await session.push([push(0, 1, "a"), push(1, 1, "b")]);
    await session.push([push(1, 1, "b")]);
    expect(session.progress().counters).toEqual({
      acceptedCount: 3,
      unchangedCount: 1,
      lateCount: 2,
      repeatedCount: 1,
    });
  });

  it("says who is awaited", async () => {
    const { session, clock } = await openSession();
    await session.push([push(0, 1, "a")]);
    clock.advance(5_000);
    await session.push([push(1, 2, "b")]);
    const { missing, waitingSinceMs, open } = session.progress();
    expect(missing.map(({ entityId }) => entityId)).toEqual(["C"]);
    expect(waitingSinceMs).toBe(clock.nowMs() - 5_000);
    expect(open.map(({ savedCount }) => savedCount)).toEqual([2, 1]);
  });

  it("knows its entities by id", async () => {
    const { session } = await openSession();
    expect(session.ordinalOf(session.entityIds[1] ?? ("" as never))).toBe(1);
    expect(() => session.ordinalOf("D" as never)).toThrow("not registered");
  });
});

describe("a batch that is refused", () => {
  it.each([
    ["ENTITY.UNKNOWN", push(7, 2, "x")],
    ["ENTITY.NO_STATE", push(1, 1)],
    ["PUSH.OFF_SCHEDULE", { ...push(1, 1, "x"), instant: 61_000 as ExternalMs }],
    ["PUSH.CONFLICT", push(0, 2, "other")],
    ["PUSH.CONFLICT", push(0, 1, "other")],
  ])("with %s changes nothing and leaves the session usable", async (code, bad) => {
    const { session, latest } = await openSession({ entityIds: ["A", "B"] });
    await session.push([push(0, 1, "A1"), push(0, 2, "A2")]);
    const before = session.progress();
    expect(await rejectedCode(session.push([push(0, 3, "A3"), bad]))).toBe(code);
    expect(session.progress()).toEqual(before);
    await session.push([push(1, 2, "B2")]);
    expect(await latest()).toBe(120_000);
  });

  it("keeps the first state", async () => {
    const { session, read } = await openSession({ entityIds: ["A", "B"] });
    await session.push([push(0, 1, "first")]);
    expect(await rejectedCode(session.push([push(0, 1, "second")]))).toBe("PUSH.CONFLICT");
    await session.push([push(1, 1, "b")]);
    expect(await read(1)).toEqual({ A: "first", B: "b" });
  });
});

describe("when a push is answered", () => {
  it("is at once with ack savepoint, until it completes one", async () => {
    const { session, faults } = await openSession({ entityIds: ["A", "B"] });
    const gate = createDeferred();
    faults.hold("complete", gate.promise);
    await session.push([push(0, 1, "a")]);
    expect(faults.calls).toEqual(["append"]);
    let isAnswered = false;
    const completing = session.push([push(1, 1, "b")]).then(() => {
      isAnswered = true;
    });
    await settled();
    expect(isAnswered).toBe(false);
    gate.resolve();
    await completing;
  });

  it("is when it is durable with ack push, and no push waits for the commit of another", async () => {
    const { session, faults } = await openSession({ ack: "push", entityIds: ["A", "B", "C"] });
    const gate = createDeferred();
    faults.hold("flush", gate.promise);
    const answered: number[] = [];
    const pushes = [0, 1].map((ordinal) =>
      session.push([push(ordinal, 1, ordinal)]).then(() => answered.push(ordinal)),
    );
    await settled();
    expect(faults.calls.toSorted()).toEqual(["append", "append", "flush", "flush"]);
    expect(answered).toEqual([]);
    gate.resolve();
    await Promise.all(pushes);
    expect(answered).toEqual([0, 1]);
  });

  it("is in the order of the pushes, however they arrive", async () => {
    const { session, read } = await openSession({ entityIds: ["A"] });
    const minutes = Array.from({ length: 50 }, (_, index) => index + 1);
    await Promise.all(minutes.map((minute) => session.push([push(0, minute, minute)])));
    expect(await read(50)).toEqual({ A: 50 });
    expect(session.progress().counters.acceptedCount).toBe(50);
  });
});

describe("a storage that fails", () => {
  it.each([
    ["append", "savepoint"],
    ["flush", "push"],
    ["complete", "savepoint"],
  ] as const)(
    "at %s ends the session: every later push is refused with the same error",
    async (call, ack) => {
      const { session, faults } = await openSession({ ack, entityIds: ["A"] });
      const error = storageUnavailable("gone");
      faults.failNext(call, error);
      await expect(session.push([push(0, 1, "a")])).rejects.toBe(error);
      await expect(session.push([push(0, 2, "b")])).rejects.toBe(error);
      expect(faults.calls.filter((made) => made === "append")).toHaveLength(1);
      await session.close();
    },
  );

  it("while it is asked about the past ends the session as well", async () => {
    const { session, faults } = await openSession({ entityIds: ["A", "B"] });
    await session.push([push(0, 1, "a"), push(0, 2, "b")]);
    const error = storageUnavailable("gone");
    faults.failNext("findPush", error);
    await expect(session.push([push(0, 1, "a")])).rejects.toBe(error);
    await expect(session.push([push(1, 1, "b")])).rejects.toBe(error);
  });

  it("refuses also the pushes that were waiting behind the one that failed", async () => {
    const { session, faults, latest } = await openSession({ entityIds: ["A"] });
    faults.failNext("append", storageUnavailable("gone"));
    const codes = await Promise.all(
      [1, 2, 3].map((minute) => rejectedCode(session.push([push(0, minute, minute)]))),
    );
    expect(codes).toEqual(new Array(3).fill("STORAGE.UNAVAILABLE"));
    expect(await latest()).toBeUndefined();
  });
});

describe("a session that was taken over", () => {
  it("is refused, says so once, and stays refused", async () => {
    const heard: unknown[] = [];
    const observer: RunObserver = { fenced: (id) => void heard.push(id) };
    const { session, storage } = await openSession({ ack: "push", observer });
    await session.push([push(0, 1, "a")]);
    await storage.acquireRun(runId, testHolder);
    const codes = await Promise.all(
      [2, 3, 4].map((minute) => rejectedCode(session.push([push(0, minute, "late")]))),
    );
    expect(codes).toEqual(new Array(3).fill("RUN.FENCED"));
    expect(await rejectedCode(session.push([push(1, 1, "b")]))).toBe("RUN.FENCED");
    expect(heard).toEqual(["run"]);
    await session.close();
  });

  it("hears of it once also when many commits fail together", async () => {
    const heard: unknown[] = [];
    const observer: RunObserver = { fenced: (id) => void heard.push(id) };
    const { session, faults } = await openSession({ ack: "push", observer });
    const gate = createDeferred();
    faults.hold("flush", gate.promise);
    const codes = [0, 1, 2].map((ordinal) =>
      rejectedCode(session.push([push(ordinal, 1, ordinal)])),
    );
    await settled();
    gate.reject(fenced(runId, toEpoch(1), toEpoch(2)));
    expect(await Promise.all(codes)).toEqual(new Array(3).fill("RUN.FENCED"));
    expect(heard).toEqual(["run"]);
  });
});

it("a run that was deleted refuses late pushes", async () => {
  const { session, storage } = await openSession({ entityIds: ["A"] });
  await storage.deleteRun(runId);
  expect(await rejectedCode(session.push([push(0, 1, "late")]))).toBe("RUN.DELETED");
  expect(await storage.isInitialized(runId)).toBe(false);
});

it("an observer that throws does not disturb the run", async () => {
  const observer = {
    savepointPersisted: () => {
      throw new RangeError("no");
    },
  };
  const { session, latest } = await openSession({ entityIds: ["A"], observer });
  await session.push([push(0, 1, "a")]);
  await session.push([push(0, 2, "b")]);
  expect(await latest()).toBe(120_000);
});

it("an observer hears of savepoints in ascending order", async () => {
  const heard: number[] = [];
  const observer: RunObserver = { savepointPersisted: ({ instant }) => void heard.push(instant) };
  const { session } = await openSession({ entityIds: ["A", "B"], observer });
  await session.push([push(0, 1, 1), push(0, 2, 2), push(0, 3, 3)]);
  await session.push([push(1, 3, 3)]);
  expect(heard).toEqual([60_000, 120_000, 180_000]);
});

describe("closing", () => {
  it("waits for what is under way, then refuses pushes", async () => {
    const { session, faults, latest } = await openSession({ entityIds: ["A"] });
    const gate = createDeferred();
    faults.hold("complete", gate.promise);
    const last = session.push([push(0, 1, "a")]);
    const closed = session.close();
    expect(await rejectedCode(session.push([push(0, 2, "b")]))).toBe("RUN.CLOSED");
    gate.resolve();
    await Promise.all([last, closed]);
    expect(await latest()).toBe(60_000);
    expect(faults.calls.at(-1)).toBe("close");
  });

  it("answers a durable push that was under way before it releases the run", async () => {
    const { session } = await openSession({ ack: "push", entityIds: ["A", "B"] });
    const last = session.push([push(0, 1, "a")]);
    await Promise.all([last, session.close()]);
  });

  it("happens once", async () => {
    const { session, faults } = await openSession();
    await Promise.all([session.close(), session.close()]);
    await session.close();
    expect(faults.calls).toEqual(["close"]);
  });
});

describe("a session that is resumed", () => {
  it("goes on gathering where it stopped", async () => {
    const { session, storage, read } = await openSession({ ack: "push", entityIds: ["A", "B"] });
    await session.push([push(0, 1, "A1"), push(0, 2, "A2")]);
    const resumed = await storage.resumeRun(runId, session.epoch, testHolder);
    const again = createRunSession({
      storage,
      writer: resumed.writer,
      entityIds: resumed.entityIds,
      schedule: resumed.run.schedule,
      baseInstant: resumed.baseInstant,
      ack: "push",
      clock: createSimulatedClock(),
      resumed,
    });
    expect(again.progress()).toMatchObject({ openCount: 2, missingCount: 1 });
    await again.push([push(0, 2, "A2"), push(1, 2, "B2")]);
    expect(await read(1)).toEqual({ A: "A1", B: "B2" });
    expect(await read(2)).toEqual({ A: "A2", B: "B2" });
    expect(await rejectedCode(session.push([push(1, 2, "B2")]))).toBe("RUN.FENCED");
  });

  it("saves what every entity had reached when the process ended, before it takes a push", async () => {
    const { session, storage, faults, latest, read } = await openSession({ entityIds: ["A", "B"] });
    await session.push([push(0, 1, "A1"), push(0, 2, "A2")]);
    faults.failNext("complete", storageUnavailable("power cut"));
    expect(await rejectedCode(session.push([push(1, 2, "B2")]))).toBe("STORAGE.UNAVAILABLE");
    expect(await latest()).toBeUndefined();

    const resumed = await storage.resumeRun(runId, session.epoch, testHolder);
    const resume = (writer: typeof resumed.writer, observer: RunObserver) =>
      createRunSession({
        storage,
        writer,
        entityIds: resumed.entityIds,
        schedule: resumed.run.schedule,
        baseInstant: resumed.baseInstant,
        ack: "push",
        clock: createSimulatedClock(),
        observer,
        resumed,
      });

    const failing = createFaultyWriter(resumed.writer);
    failing.failNext("complete", storageUnavailable("still down"));
    const heard: unknown[] = [];
    const broken = resume(failing.writer, { backgroundFailed: (_, task) => void heard.push(task) });
    expect(await rejectedCode(broken.push([push(0, 3, "A3")]))).toBe("STORAGE.UNAVAILABLE");
    expect(heard).toEqual(["resume"]);

    const again = resume(resumed.writer, {});
    await again.push([push(0, 3, "A3")]);
    expect(await latest()).toBe(120_000);
    expect(await read(1)).toEqual({ A: "A1", B: "B2" });
    expect(again.progress()).toMatchObject({ frontier: 120_000, openCount: 1 });
  });
});
