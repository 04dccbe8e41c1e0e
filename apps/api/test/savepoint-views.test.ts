import { afterAll, beforeAll, expect, test } from "vitest";
import { mutate, query } from "./support/call.ts";
import { type Proof, signInAs } from "./support/people.ts";
import { createSampleRun } from "./support/sample-run.ts";
import { startApi, type TestApi } from "./support/start-api.ts";

let api: TestApi;
let operator: Proof;
let savepointId: string;
const runId = "views-1";

beforeAll(async () => {
  api = await startApi();
  operator = await signInAs(api, "operator");
  savepointId = await createSampleRun(api, runId, operator);
});
afterAll(() => api.close());

test("a state comes as a tree, and as bytes when asked for; the look is audited", async () => {
  const input = { runId, savepointId, entityId: "A" };
  const { data } = await query(api, "entity.state", { ...input, withBytes: true }, operator);
  expect(data).toMatchObject({
    entityId: "A",
    instant: 60_000,
    node: {
      kind: "object",
      parts: [{ step: "passengers", value: { kind: "bigint", text: "12" } }],
    },
    base64: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/),
  });
  const deeper = { ...input, path: ["passengers"] };
  const part = await query(api, "entity.state", deeper, operator);
  expect(part.data).toMatchObject({ node: { text: "12" }, base64: null });
  const { items } = await api.services.storage.audit.list(
    { action: "entity.read-state" },
    { limit: 10 },
  );
  expect(items).toMatchObject([{ resource: `run:${runId}`, after: { entityId: "A" } }]);
  expect(JSON.stringify(items)).not.toContain("12n");
});

test("entities are listed by page and by part of their name", async () => {
  const first = await query(api, "entity.list", { runId, savepointId, limit: 1 }, operator);
  expect(first.data).toMatchObject({ matchCount: 2, items: [{ entityId: "A", status: "saved" }] });
  const { nextCursor: cursor } = first.data as { readonly nextCursor: string };
  const second = await query(
    api,
    "entity.list",
    { runId, savepointId, limit: 1, cursor },
    operator,
  );
  expect(second.data).toMatchObject({ nextCursor: null, items: [{ entityId: "B" }] });
  const filtered = { runId, savepointId, idContains: "B" };
  expect((await query(api, "entity.list", filtered, operator)).data).toMatchObject({
    matchCount: 1,
    items: [{ entityId: "B" }],
  });
  const wrong = await query(api, "entity.list", { ...filtered, cursor }, operator);
  expect(wrong.error?.data.reason).toBe("INPUT.INVALID_CURSOR");
});

test("a pin is set with its reason and ended, and both are audited", async () => {
  const pinned = await mutate(
    api,
    "savepoint.pin",
    { runId, savepointId, note: "before the fix" },
    operator,
  );
  expect(pinned.data).toMatchObject({
    pin: { note: "before the fix", pinnedBy: "operator@example.com", untilMs: null },
  });
  const unpinned = await mutate(api, "savepoint.unpin", { runId, savepointId }, operator);
  expect(unpinned.data).toMatchObject({ pin: null });
  const { items } = await api.services.storage.audit.list({}, { limit: 50 });
  const actions = items.map(({ action }) => action);
  expect(actions.filter((action) => action.startsWith("savepoint."))).toEqual([
    "savepoint.unpin",
    "savepoint.pin",
  ]);
});

test("verifying reads every state and says what it read", async () => {
  const { data } = await mutate(api, "savepoint.verify", { runId, savepointId }, operator);
  expect(data).toMatchObject({ isSound: true, damage: null, verifiedCount: 2 });
});

test("a savepoint of another run, and one that never was, are not found", async () => {
  for (const input of [
    { runId: "other-1", savepointId },
    { runId, savepointId: "sp_never" },
  ]) {
    const { status } = await query(api, "savepoint.get", input, operator);
    expect(status).toBe(404);
  }
});

test("the timeline and the list agree", async () => {
  const timeline = await query(api, "savepoint.timeline", { runId }, operator);
  expect(timeline.data).toMatchObject({
    kind: "points",
    points: [{ savepointId, instant: 60_000, status: "persisted", entityCount: 2 }],
  });
  const list = await query(api, "savepoint.list", { runId }, operator);
  expect(list.data).toMatchObject({ items: [{ savepointId, instant: 60_000 }], nextCursor: null });
});

test("runs are listed with filters, counts and how they do", async () => {
  const { data } = await query(api, "run.list", { idContains: "views", sort: "runId" }, operator);
  expect(data).toMatchObject({
    items: [{ runId, health: { level: "healthy" }, latestSavepoint: { savepointId } }],
    counts: { running: 1, finished: 0, failed: 0 },
  });
  const none = await query(api, "run.list", { statuses: ["failed"] }, operator);
  expect(none.data).toMatchObject({ items: [], counts: { running: 0 } });
});
