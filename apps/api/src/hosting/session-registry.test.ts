import {
  type Clock,
  createMemoryStorage,
  createRunSession,
  type EntityId,
  parseEntityId,
  parseExternalMs,
  parseInterval,
  parseRunId,
  type RunSession,
} from "@runbox/core";
import { beforeEach, expect, test } from "vitest";
import { createSessionRegistry, type SessionRegistry } from "./session-registry.ts";

let nowMs = 0;
const clock: Clock = { nowMs: () => nowMs, sleep: () => Promise.resolve() };
const limits = { sessionCountMax: 3, entityCountMax: 10, idleMs: 1_000 };
let registry: SessionRegistry;

beforeEach(() => {
  nowMs = 0;
  registry = createSessionRegistry(clock, limits, (_runId, error) => {
    throw error;
  });
});

async function openSession(name: string, entityCount = 1): Promise<RunSession> {
  const storage = createMemoryStorage({ clock });
  const entityIds: readonly EntityId[] = Array.from({ length: entityCount }, (_, index) =>
    parseEntityId(`e${index}`),
  );
  const run = {
    runId: parseRunId(name),
    schedule: parseInterval(1_000),
    startFrom: parseExternalMs(0),
    entityIds,
  };
  const holder = { name: "test", writtenBy: "test", leaseMs: 1_000 };
  const writer = await storage.createRun({
    ...run,
    clock: "epoch-ms",
    keepSavepoints: 1,
    scenario: null,
    stateVersion: 1,
    tags: {},
    holder,
  });
  const { schedule, startFrom: baseInstant } = run;
  return createRunSession({
    storage,
    writer,
    entityIds,
    schedule,
    baseInstant,
    ack: "push",
    clock,
  });
}

const isHosted = (session: RunSession) => registry.get(session.runId)?.session === session;

test("a session that nobody used for the idle time is closed, one in use is not", async () => {
  const idle = await openSession("idle");
  const used = await openSession("used");
  registry.put(idle);
  const hosted = registry.put(used);
  const work = Promise.withResolvers();
  const using = registry.use(hosted, () => work.promise);
  nowMs = 1_000;
  await registry.sweep();
  expect([isHosted(idle), isHosted(used)]).toEqual([false, true]);
  await expect(idle.push([])).rejects.toMatchObject({ code: "RUN.CLOSED" });
  work.resolve(undefined);
  await using;
});

test("with too many entities the sessions that were idle longest go first", async () => {
  const sessions = await Promise.all([
    openSession("a", 4),
    openSession("b", 4),
    openSession("c", 4),
  ]);
  for (const session of sessions) {
    nowMs += 1;
    registry.put(session);
  }
  await registry.sweep();
  expect(sessions.map(isHosted)).toEqual([false, true, true]);
});

test("a session takes the place of the one before, which is closed", async () => {
  const before = await openSession("same");
  const after = await openSession("same");
  registry.put(before);
  registry.put(after);
  await registry.closed(after.runId);
  expect(isHosted(after)).toBe(true);
  await expect(before.push([])).rejects.toMatchObject({ code: "RUN.CLOSED" });
});

test("evicting a session that was replaced leaves its successor alone", async () => {
  const hosted = registry.put(await openSession("same"));
  const after = await openSession("same");
  registry.put(after);
  await registry.evict(hosted);
  expect(isHosted(after)).toBe(true);
});
