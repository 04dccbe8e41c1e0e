import type { AuditContext, ServiceStorage, TokenRecord } from "@runbox/core";
import { describe, expect, it } from "vitest";
import { newRun, saveStep } from "./sample-run.ts";

/** A storage with a clock that the test moves. */
export interface MovableStorage {
  readonly storage: ServiceStorage;
  moveClock(byMs: number): void;
  close(): Promise<void>;
}

const ADA: AuditContext = {
  actor: { kind: "user", id: "u1", label: "ada@example.org" },
  reason: "because",
  requestId: "req-1",
  address: "192.0.2.1",
};

const token = (tokenId: string, createdAtMs: number): TokenRecord => ({
  tokenId,
  name: `token ${tokenId}`,
  scopes: ["runs:read", "states:read"],
  runPrefix: "flights-",
  createdBy: "u1",
  createdAtMs,
  expiresAtMs: null,
  revokedAtMs: null,
  lastUsedAtMs: null,
});

/** What every storage that a service is built on does beside the runs. */
export function describeServiceStores(name: string, open: () => Promise<MovableStorage>): void {
  const facts: Readonly<Record<string, (opened: MovableStorage) => Promise<void>>> = {
    "an action and its audit row commit together, with actor, reason and what changed":
      auditsActions,
    "audit rows are listed newest first, filtered and paged": listsAudit,
    "events tell what happened to runs, in order, and announce themselves": tellsEvents,
    "a token is found by the hash of its secret, and revoked once": keepsTokens,
    "a token's use is written at most once a minute": touchesTokens,
    "a key is claimed once, answers its retries, and refuses another request": claimsKeys,
    "a claim is given up after a minute, an answer after a day": forgetsKeys,
    "a claim that comes twice at once is given to one": claimsOnce,
  };
  describe(`the ${name} storage beside the runs`, () => {
    for (const [fact, check] of Object.entries(facts)) {
      it(fact, async () => {
        const opened = await open();
        try {
          await check(opened);
        } finally {
          await opened.close();
        }
      });
    }
  });
}

async function auditsActions({ storage }: MovableStorage): Promise<void> {
  const writer = await storage.createRun(newRun("audited", 1), ADA);
  const saved = await saveStep(writer, 1, ["a"]);
  const pin = { note: "keep", pinnedBy: "ada", untilMs: null };
  await storage.catalog.pinSavepoint(saved.runId, saved.savepointId, pin, ADA);
  await storage.catalog.endRun(saved.runId, "finished", ADA);
  await storage.deleteRun(saved.runId, ADA);
  const { items } = await storage.audit.list({}, { limit: 10 });
  expect(items.map(({ action }) => action)).toEqual([
    "run.delete",
    "run.finish",
    "savepoint.pin",
    "run.create",
  ]);
  expect(items[2]).toMatchObject({
    actor: ADA.actor,
    reason: "because",
    requestId: "req-1",
    address: "192.0.2.1",
    outcome: "ok",
    before: { pin: null },
    after: { pin: { note: "keep", pinnedBy: "ada" } },
  });
  await expect(storage.createRun(newRun("audited", 1), ADA)).rejects.toMatchObject({
    code: "RUN.DELETED",
  });
  expect((await storage.audit.list({}, { limit: 10 })).items).toHaveLength(4);
}

async function listsAudit({ storage, moveClock }: MovableStorage): Promise<void> {
  for (let index = 0; index < 7; index++) {
    moveClock(1_000);
    const actor = { ...ADA.actor, id: index % 2 === 0 ? "u1" : "u2" };
    await storage.audit.append({
      context: { ...ADA, actor },
      action: "access.denied",
      resource: `run:${index}`,
      outcome: "denied",
      before: null,
      after: { index },
    });
  }
  const first = await storage.audit.list({ actorId: "u1" }, { limit: 3 });
  expect(first.items.map(({ resource }) => resource)).toEqual(["run:6", "run:4", "run:2"]);
  const cursor = first.nextCursor ?? "";
  const second = await storage.audit.list({ actorId: "u1" }, { limit: 3, cursor });
  expect(second.items.map(({ after }) => after)).toEqual([{ index: 0 }]);
  expect(second.nextCursor).toBeNull();
  await expect(storage.audit.list({}, { limit: 3, cursor })).rejects.toMatchObject({
    code: "INPUT.INVALID_CURSOR",
  });
  const middle = first.items[1]?.atMs ?? 0;
  const timed = await storage.audit.list({ fromMs: middle, toMs: middle + 1_000 }, { limit: 9 });
  expect(timed.items.map(({ resource }) => resource)).toEqual(["run:4"]);
  const prefixed = await storage.audit.list({ resourcePrefix: "run:5" }, { limit: 9 });
  expect(prefixed.items).toHaveLength(1);
}

async function tellsEvents({ storage }: MovableStorage): Promise<void> {
  let announcedCount = 0;
  const stop = storage.events.onAppended(() => announcedCount++);
  const writer = await storage.createRun(newRun("told", 1, { keepSavepoints: 1 }));
  const first = await saveStep(writer, 1, ["a"]);
  const second = await saveStep(writer, 2, ["b"]);
  await storage.pruneSavepoints(writer.runId);
  await storage.deleteRun(writer.runId);
  stop();
  const events = await storage.events.listAfter(0, 100);
  expect(events.map(({ body }) => body)).toEqual([
    { kind: "run.created" },
    { kind: "savepoint.persisted", savepointId: first.savepointId, instant: 60_000 },
    { kind: "savepoint.persisted", savepointId: second.savepointId, instant: 120_000 },
    { kind: "savepoints.pruned", prunedCount: 1, freedBytes: expect.any(Number) },
    { kind: "run.deleted" },
  ]);
  expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
  expect(await storage.events.latestSequence()).toBe(5);
  expect((await storage.events.listAfter(3, 1)).map(({ sequence }) => sequence)).toEqual([4]);
  expect(announcedCount).toBe(5);
}

async function keepsTokens({ storage, moveClock }: MovableStorage): Promise<void> {
  await storage.tokens.create(token("tok_1", 1), "hash 1", ADA);
  await storage.tokens.create(token("tok_2", 2), "hash 2", ADA);
  expect(await storage.tokens.findBySecretHash("hash 1")).toEqual(token("tok_1", 1));
  expect(await storage.tokens.findBySecretHash("hash 3")).toBeUndefined();
  expect((await storage.tokens.list()).map(({ tokenId }) => tokenId)).toEqual(["tok_2", "tok_1"]);
  const revoked = await storage.tokens.revoke("tok_1", ADA);
  expect(revoked.revokedAtMs).toEqual(expect.any(Number));
  moveClock(5_000);
  expect(await storage.tokens.revoke("tok_1", ADA)).toEqual(revoked);
  await expect(storage.tokens.revoke("tok_9", ADA)).rejects.toMatchObject({
    code: "TOKEN.NOT_FOUND",
  });
  const { items } = await storage.audit.list({ resourcePrefix: "token:tok_1" }, { limit: 9 });
  expect(items.map(({ action }) => action)).toEqual(["token.revoke", "token.create"]);
}

async function touchesTokens({ storage, moveClock }: MovableStorage): Promise<void> {
  await storage.tokens.create(token("tok_1", 1), "hash 1", ADA);
  const lastUsed = async () => (await storage.tokens.list())[0]?.lastUsedAtMs ?? 0;
  await storage.tokens.touch("tok_1");
  const first = await lastUsed();
  moveClock(59_000);
  await storage.tokens.touch("tok_1");
  expect(await lastUsed()).toBe(first);
  moveClock(1_000);
  await storage.tokens.touch("tok_1");
  expect(await lastUsed()).toBe(first + 60_000);
}

async function claimsKeys({ storage }: MovableStorage): Promise<void> {
  const { idempotency } = storage;
  const claim = { scope: "u1 run.create", key: "k1", requestHash: "h1" };
  expect(await idempotency.claim(claim)).toEqual({ kind: "claimed" });
  expect(await idempotency.claim(claim)).toEqual({ kind: "in-flight" });
  await idempotency.finish(claim.scope, claim.key, '{"ok":true}');
  expect(await idempotency.claim(claim)).toEqual({ kind: "answered", answerJson: '{"ok":true}' });
  expect(await idempotency.claim({ ...claim, requestHash: "h2" })).toEqual({
    kind: "other-request",
  });
  expect(await idempotency.claim({ ...claim, scope: "u2" })).toEqual({ kind: "claimed" });
  await idempotency.release("u2", claim.key);
  expect(await idempotency.claim({ ...claim, scope: "u2" })).toEqual({ kind: "claimed" });
}

async function forgetsKeys({ storage, moveClock }: MovableStorage): Promise<void> {
  const { idempotency } = storage;
  const claim = { scope: "s", key: "k", requestHash: "h" };
  await idempotency.claim(claim);
  moveClock(59_000);
  expect(await idempotency.claim(claim)).toEqual({ kind: "in-flight" });
  moveClock(1_000);
  expect(await idempotency.claim(claim)).toEqual({ kind: "claimed" });
  await idempotency.finish(claim.scope, claim.key, "1");
  moveClock(23 * 3_600_000);
  expect(await idempotency.claim(claim)).toEqual({ kind: "answered", answerJson: "1" });
  moveClock(3_600_000);
  expect(await idempotency.claim(claim)).toEqual({ kind: "claimed" });
}

async function claimsOnce({ storage }: MovableStorage): Promise<void> {
  const claim = { scope: "s", key: "k", requestHash: "h" };
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => storage.idempotency.claim(claim)),
  );
  const kinds = outcomes.map(({ kind }) => kind).sort();
  expect(kinds).toEqual(["claimed", ...Array.from({ length: 7 }, () => "in-flight")]);
}
