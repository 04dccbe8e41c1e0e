import {
  createMemoryStorage,
  createStateStore,
  digestBytes,
  type Entity,
  encodeState,
  isRunboxError,
  type StateStore,
} from "@runbox/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConnectionStatus,
  createRemoteStateStore,
  createRunboxClient,
  type RemoteStateStoreOptions,
} from "../src/index.ts";
import { type ApiProcess, startApiProcess } from "./support/api-process.ts";

const SCHEDULE = 60_000;
const ENTITY_COUNT = 64;

let api: ApiProcess;
let runCount = 0;

/** Starting a process takes long where many others work. */
const STARTS_WITHIN_MS = 240_000;

beforeAll(async () => {
  api = await startApiProcess();
}, STARTS_WITHIN_MS);
afterAll(() => api.dispose());

/** A run of its own for each test; the token's prefix is `flights-`. */
function newRunId(): string {
  runCount += 1;
  return `flights-test-${runCount}`;
}

function openStore(runId: string, options: Partial<RemoteStateStoreOptions> = {}): StateStore {
  const { url, token } = api;
  return createRemoteStateStore({ url, token, runId, schedule: SCHEDULE, ...options });
}

function definitions(count = ENTITY_COUNT) {
  return Array.from({ length: count }, (_, index) => ({
    id: `entity-${index}`,
    state: { sum: 0n, seen: new Set<number>() },
  }));
}

interface Counter {
  readonly sum: bigint;
  readonly seen: ReadonlySet<number>;
}

/** What any machine would compute: adds the minute to every entity, pushing at each minute. */
async function work(entities: readonly Entity[], fromMs: number, minutes: number): Promise<void> {
  const first = fromMs / SCHEDULE;
  for (let minute = first + 1; minute <= first + minutes; minute++) {
    const t = minute * SCHEDULE;
    await Promise.all(entities.map((entity) => entity.ackProcessedTime(t)));
    for (const [index, entity] of entities.entries()) {
      // Some do not change, so that pushes without bytes are in the game too.
      if ((index + minute) % 3 === 0) continue;
      const { sum, seen } = entity.state as Counter;
      entity.updateState(t, {
        sum: sum + BigInt(minute * index),
        seen: new Set([...seen, minute % 7]),
      });
    }
  }
}

function digestOf(entities: readonly Entity[]): string {
  const digests = entities.map(({ id, state }) => `${id}=${encodeState(state).digest}`);
  return digestBytes(Buffer.from(digests.toSorted().join("\n")));
}

/** The same work on a store in this process. */
async function embeddedDigest(minutes: number): Promise<string> {
  const store = createStateStore({
    runId: "embedded",
    schedule: SCHEDULE,
    storage: createMemoryStorage(),
  });
  const entities = await store.initRunState(0, definitions());
  await work(entities, 0, minutes);
  return digestOf(entities);
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "no error";
  } catch (error) {
    if (isRunboxError(error)) return error.code;
    throw error;
  }
}

describe("a store over the API", { timeout: STARTS_WITHIN_MS }, () => {
  it("begins a run, saves it and gives it back as an embedded one would", async () => {
    const runId = newRunId();
    const store = openStore(runId);
    expect(await store.isInitialized()).toBe(false);
    await work(await store.initRunState(0, definitions()), 0, 10);
    expect(await store.progress()).toMatchObject({ frontier: 600_000, missingCount: 0 });
    await store.close();

    const again = openStore(runId);
    expect(await again.isInitialized()).toBe(true);
    const loaded = await again.loadRunState();
    expect(loaded.timestamp).toBe(600_000);
    // Savepoint 600 000 holds what was before that minute's message.
    expect(digestOf(loaded.entities)).toBe(await embeddedDigestBefore(10));
    await work(loaded.entities, 600_000, 3);
    await again.close();
  });

  it("says the codes that an embedded store says", async () => {
    const runId = newRunId();
    expect(await codeOf(openStore(runId).loadRunState())).toBe("RUN.NOT_INITIALIZED");
    const store = openStore(runId);
    await store.initRunState(0, definitions(2));
    expect(await codeOf(openStore(runId).initRunState(0, definitions(2)))).toBe(
      "RUN.ALREADY_INITIALIZED",
    );
    expect(await codeOf(openStore(runId).loadRunState())).toBe("RUN.NO_SAVEPOINT");
    expect(await codeOf(store.save("entity-0", 60_001, 1))).toBe("PUSH.OFF_SCHEDULE");
    await store.save("entity-0", 60_000, "first");
    expect(await codeOf(store.save("entity-0", 60_000, "second"))).toBe("PUSH.CONFLICT");
    await store.save("entity-1", 60_000, null);
    await store.close();
    expect(await codeOf(store.save("entity-1", 120_000, null))).toBe("RUN.CLOSED");
  });

  it("refuses a writer that was taken over, with the facts", async () => {
    const runId = newRunId();
    const first = openStore(runId);
    await work(await first.initRunState(0, definitions()), 0, 2);
    const second = openStore(runId);
    await second.loadRunState();
    const late = first.save("entity-0", 180_000, "late");
    await expect(late).rejects.toMatchObject({
      code: "RUN.FENCED",
      facts: { runId, heldEpoch: 1, currentEpoch: 2 },
    });
    expect(await codeOf(first.save("entity-1", 180_000, "later"))).toBe("RUN.FENCED");
    await second.close();
  });

  it("refuses a wrong token at once", async () => {
    const store = openStore(newRunId(), { token: "rbx_wrong" });
    expect(await codeOf(store.isInitialized())).toBe("AUTH.REQUIRED");
  });

  it("goes on through kills of the API, and ends with the same states", async () => {
    const minutes = 120;
    const runId = newRunId();
    const statuses: ConnectionStatus[] = [];
    const store = openStore(runId, { onStatus: (status) => statuses.push(status) });
    const entities = await store.initRunState(0, definitions());
    let isDone = false;
    const working = work(entities, 0, minutes).finally(() => {
      isDone = true;
    });
    let killCount = 0;
    const killing = (async () => {
      for (const pauseMs of [60, 110, 30]) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        if (isDone) break;
        await api.kill9();
        killCount += 1;
        await api.start();
      }
    })();
    await Promise.all([working, killing]);
    await store.close();
    expect(killCount).toBeGreaterThan(0);
    expect(statuses).toContain("retrying");
    expect(statuses.at(-1)).toBe("connected");
    expect(digestOf(entities)).toBe(await embeddedDigest(minutes));

    const { timestamp, entities: loaded } = await openStore(runId).loadRunState();
    expect(timestamp).toBe(minutes * SCHEDULE);
    expect(digestOf(loaded)).toBe(await embeddedDigestBefore(minutes));
  });

  it("loads and opens through a kill between the two", async () => {
    const runId = newRunId();
    const store = openStore(runId);
    await work(await store.initRunState(0, definitions()), 0, 5);
    await store.close();
    const again = openStore(runId);
    const { timestamp, entities } = await again.loadRunState(async (saved) => {
      await api.kill9();
      await api.start();
      return saved;
    });
    expect(timestamp).toBe(300_000);
    await work(entities, 300_000, 2);
    expect((await again.progress()).frontier).toBe(420_000);
    await again.close();
  });

  it("gives up when the API stays away for too long", async () => {
    const store = openStore(newRunId(), { url: "http://127.0.0.1:9", giveUpAfterMs: 300 });
    expect(await codeOf(store.isInitialized())).toBe("SERVICE.UNREACHABLE");
  });

  it("repeats a request that hangs", async () => {
    const runId = newRunId();
    const statuses: ConnectionStatus[] = [];
    const store = openStore(runId, {
      requestTimeoutMs: 2_000,
      onStatus: (status) => statuses.push(status),
    });
    const entities = await store.initRunState(0, definitions());
    api.freeze();
    const working = work(entities, 0, 3);
    setTimeout(() => api.thaw(), 3_000);
    await working;
    expect(statuses).toContain("retrying");
    expect(statuses.at(-1)).toBe("connected");
    expect((await store.progress()).frontier).toBe(180_000);
    await store.close();
  });

  it("shares requests between 64 callers", async () => {
    const runId = newRunId();
    const store = openStore(runId);
    await store.initRunState(0, definitions());
    const rounds = 20;
    const before = await countPushRequests();
    await Promise.all(
      definitions().map(async ({ id }) => {
        for (let round = 1; round <= rounds; round++) {
          await store.save(id, round * SCHEDULE, { id, round });
        }
      }),
    );
    const requestCount = (await countPushRequests()) - before;
    expect(requestCount).toBeGreaterThan(0);
    expect(requestCount).toBeLessThanOrEqual(rounds * 3);
    await store.close();
  });

  it("gives the API's other calls, typed", async () => {
    const client = createRunboxClient(api);
    const { items } = await client.run.list.query({ limit: 10 });
    const run = items[0];
    if (run === undefined) throw new Error("no run is listed");
    const savepoints = await client.savepoint.list.query({ runId: run.runId, limit: 5 });
    expect(savepoints.items.length).toBeLessThanOrEqual(5);
  });
});

/** The states just before the last minute's message, as its savepoint holds them. */
async function embeddedDigestBefore(minutes: number): Promise<string> {
  return embeddedDigest(minutes - 1);
}

/** How many push requests the API has answered since it was started, by its own metrics. */
async function countPushRequests(): Promise<number> {
  const text = await (await fetch(`${api.url}/metrics`)).text();
  return text
    .split("\n")
    .filter((line) => line.includes("entity.push") && line.includes("_count"))
    .reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
}
