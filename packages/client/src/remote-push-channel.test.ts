import {
  createMemoryStorage,
  createRunSession,
  createSystemClock,
  decodePushBatch,
  type EntityId,
  encodeState,
  parseEntityId,
  parseExternalMs,
  parseInterval,
  parseRunId,
  RunboxError,
  runErrors,
  type SessionPush,
  toEpoch,
} from "@runbox/core";
import { describe, expect, it } from "vitest";
import { createReliableCall } from "./reliable-call.ts";
import { createRemotePushChannel } from "./remote-push-channel.ts";

const RUN_ID = parseRunId("run-1");
const ENTITY_COUNT = 64;

/** A channel into a real session; between them only what a test does to the requests. */
async function openChannel(limits: { readonly batchMaxCount?: number } = {}) {
  const storage = createMemoryStorage();
  const entityIds = Array.from({ length: ENTITY_COUNT }, (_, index) => parseEntityId(`e${index}`));
  const writer = await storage.createRun({
    runId: RUN_ID,
    clock: "epoch-ms",
    schedule: parseInterval(60_000),
    startFrom: parseExternalMs(0),
    entityIds,
    keepSavepoints: 1_000,
    scenario: null,
    stateVersion: 1,
    tags: {},
    holder: { name: "test", writtenBy: "test", leaseMs: 60_000 },
  });
  const session = createRunSession({
    storage,
    writer,
    entityIds,
    schedule: parseInterval(60_000),
    baseInstant: parseExternalMs(0),
    ack: "push",
    clock: createSystemClock(),
  });
  const requests: Request[] = [];
  const faults: Fault[] = [];
  let underWayCount = 0;
  let underWayMaxCount = 0;
  const channel = createRemotePushChannel({
    runId: RUN_ID,
    epoch: writer.epoch,
    entityCount: ENTITY_COUNT,
    batchMaxBytes: 100_000,
    batchMaxCount: limits.batchMaxCount ?? 1_000,
    requestMaxCount: 3,
    call: createReliableCall({
      giveUpAfterMs: 400,
      requestTimeoutMs: 1_000,
      clock: createSystemClock(),
      random: () => 0,
      onStatus: () => {},
    }),
    async sendBatch(bytes) {
      const { pushes } = decodePushBatch(bytes);
      requests.push({ pushes, bytes: bytes.byteLength });
      underWayCount += 1;
      underWayMaxCount = Math.max(underWayMaxCount, underWayCount);
      try {
        const fault = faults.shift();
        await fault?.before?.();
        await session.push(pushes);
        await fault?.after?.();
      } finally {
        underWayCount -= 1;
      }
    },
    readProgress: async () => session.progress(),
  });
  const read = async (instant: number) => {
    const record = await storage.getSavepoint(RUN_ID, { instant: parseExternalMs(instant) });
    const reader = await storage.openSavepoint(RUN_ID, record.savepointId);
    const states = new Map<EntityId, string>();
    for await (const batch of reader.states()) {
      for (const { entityId, state } of batch) states.set(entityId, state.digest);
    }
    return states;
  };
  return { channel, session, requests, faults, read, maxUnderWay: () => underWayMaxCount };
}

interface Request {
  readonly pushes: readonly SessionPush[];
  readonly bytes: number;
}

interface Fault {
  readonly before?: () => Promise<void>;
  readonly after?: () => Promise<void>;
}

const lost = async () => {
  throw new RunboxError("SERVICE.UNREACHABLE", { message: "lost", advice: "" });
};
const pause = (durationMs: number) => () =>
  new Promise<void>((resolve) => setTimeout(resolve, durationMs));

function push(ordinal: number, instant: number, state: unknown): SessionPush {
  return { ordinal, instant: parseExternalMs(instant), state: encodeState(state) };
}

const everyOrdinal = Array.from({ length: ENTITY_COUNT }, (_, index) => index);

describe("a remote push channel", () => {
  it("sends pushes of one turn in one request", async () => {
    const { channel, requests, session } = await openChannel();
    await Promise.all(
      everyOrdinal.map((ordinal) => channel.push([push(ordinal, 60_000, ordinal)])),
    );
    expect(requests).toHaveLength(1);
    expect(session.progress().frontier).toBe(60_000);
  });

  it("gathers concurrent callers into shared requests", async () => {
    const { channel, requests } = await openChannel();
    const rounds = 20;
    await Promise.all(
      everyOrdinal.map(async (ordinal) => {
        for (let round = 1; round <= rounds; round++) {
          await channel.push([push(ordinal, round * 60_000, [ordinal, round])]);
        }
      }),
    );
    expect(requests.length).toBeLessThanOrEqual(rounds * 2);
  });

  it("has a second request under way only when it is full", async () => {
    const { channel, faults, requests, maxUnderWay } = await openChannel({ batchMaxCount: 16 });
    for (let index = 0; index < 8; index++) faults.push({ before: pause(15) });
    await Promise.all(
      everyOrdinal.map((ordinal) => channel.push([push(ordinal, 60_000, ordinal)])),
    );
    expect(requests.map(({ pushes }) => pushes.length)).toEqual([16, 16, 16, 16]);
    expect(maxUnderWay()).toBe(3);
  });

  it("keeps an entity's order although later requests could be faster", async () => {
    // Not a divisor of the entities: the second batch begins the next round's pushes.
    const { channel, faults, read } = await openChannel({ batchMaxCount: 48 });
    for (let index = 0; index < 100; index++) faults.push({ before: pause(index % 2 ? 0 : 20) });
    const rounds = [1, 2, 3, 4, 5, 6];
    const done = rounds.flatMap((round) =>
      everyOrdinal.map((ordinal) =>
        channel.push([push(ordinal, round * 60_000, [ordinal, round])]),
      ),
    );
    await Promise.all(done);
    for (const round of rounds) {
      const states = await read(round * 60_000);
      for (const ordinal of everyOrdinal) {
        expect(states.get(parseEntityId(`e${ordinal}`))).toBe(encodeState([ordinal, round]).digest);
      }
    }
  });

  it("repeats a batch whose answer was lost, with no second effect", async () => {
    const { channel, faults, requests, session } = await openChannel();
    faults.push({ after: lost }, { before: lost });
    await Promise.all(
      everyOrdinal.map((ordinal) => channel.push([push(ordinal, 60_000, ordinal)])),
    );
    expect(requests).toHaveLength(3);
    expect(session.progress().counters).toMatchObject({ acceptedCount: ENTITY_COUNT });
  });

  it("answers only the push that is to blame with its error", async () => {
    const { channel } = await openChannel();
    const results = await Promise.allSettled([
      channel.push([push(0, 60_000, "a")]),
      channel.push([push(1, 60_001, "off schedule")]),
      channel.push([push(2, 60_000, "c")]),
      channel.push([push(3, 60_000, "d")]),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
      "fulfilled",
    ]);
    expect(results[1]).toMatchObject({ reason: { code: "PUSH.OFF_SCHEDULE" } });
    await expect(channel.push([push(4, 60_000, "e")])).resolves.toBeUndefined();
  });

  it("fails fast once the run was taken over", async () => {
    const { channel, faults, requests } = await openChannel();
    const fenced = runErrors.fenced(RUN_ID, toEpoch(1), toEpoch(2));
    faults.push({
      before: async () => {
        throw fenced;
      },
    });
    const first = channel.push([push(0, 60_000, "a")]);
    const second = channel.push([push(1, 60_000, "b")]);
    await expect(first).rejects.toBe(fenced);
    await expect(second).rejects.toBe(fenced);
    await expect(channel.push([push(2, 60_000, "c")])).rejects.toBe(fenced);
    expect(requests).toHaveLength(1);
  });

  it("gives up after its time, and then for good", async () => {
    const { channel, faults } = await openChannel();
    for (let index = 0; index < 100; index++) faults.push({ before: lost });
    const waiting = channel.push([push(0, 60_000, "a")]);
    await expect(waiting).rejects.toMatchObject({ code: "SERVICE.UNREACHABLE" });
    await expect(channel.push([push(0, 60_000, "a")])).rejects.toMatchObject({
      code: "SERVICE.UNREACHABLE",
    });
  });

  it("sends what waits before it closes, and takes nothing afterwards", async () => {
    const { channel, session } = await openChannel();
    const done = everyOrdinal.map((ordinal) => channel.push([push(ordinal, 60_000, ordinal)]));
    await channel.close();
    await Promise.all(done);
    expect(session.progress().frontier).toBe(60_000);
    await expect(channel.push([push(0, 120_000, "late")])).rejects.toMatchObject({
      code: "RUN.CLOSED",
    });
  });

  it("holds no more encoded than the requests under way, however slow the server is", async () => {
    const { channel, faults, requests, maxUnderWay } = await openChannel({ batchMaxCount: 8 });
    for (let index = 0; index < 1_000; index++) faults.push({ before: pause(2) });
    const text = "x".repeat(10_000);
    await Promise.all(
      everyOrdinal.map(async (ordinal) => {
        for (let round = 1; round <= 5; round++) {
          await channel.push([push(ordinal, round * 60_000, `${text}${round}`)]);
        }
      }),
    );
    expect(maxUnderWay()).toBeLessThanOrEqual(3);
    expect(Math.max(...requests.map(({ bytes }) => bytes))).toBeLessThanOrEqual(100_000);
  });
});
