import type { TRPCClient } from "@trpc/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AppRouter } from "../src/index.ts";
import { TEST_AUDIT } from "./support/people.ts";
import { sampleBatch } from "./support/sample-batch.ts";
import { startApi, type TestApi } from "./support/start-api.ts";
import { createTypedClient, reasonOf } from "./support/typed-client.ts";

const runId = "flights-push-1";
let api: TestApi;
let client: TRPCClient<AppRouter>;

beforeEach(async () => {
  api = await startApi();
  await connect();
});
afterEach(() => api.close());

async function connect() {
  const { secret } = await api.services.tokens.create(
    {
      name: "writer",
      scopes: ["runs:read", "runs:write", "states:read"],
      runPrefix: "flights-",
      createdBy: "test",
      expiresAtMs: null,
    },
    TEST_AUDIT,
  );
  client = createTypedClient(await api.server.listen({ port: 0, host: "127.0.0.1" }), secret);
}

async function restart() {
  api = await api.restart();
  await connect();
}

const create = (entityIds: string[], schedule: number | "none" = 60_000) =>
  client.run.create.mutate({ runId, schedule, startFrom: 0, entityIds });

const push = (epoch: number, ...pushes: Parameters<typeof sampleBatch>[2]) =>
  client.entity.push.mutate(sampleBatch(runId, epoch, pushes));

test("the writer before is fenced by a load, and the one after goes on from the base", async () => {
  await create(["A"]);
  await push(1, [0, 60_000, 1]);
  const { base, epoch, entityIds } = await client.run.load.mutate({ runId });
  expect(await reasonOf(push(1, [0, 120_000, 2]))).toBe("RUN.FENCED");
  expect(await reasonOf(push(2, [0, 120_000, 2]))).toBe("RUN.NOT_OPEN");

  const opening = {
    runId,
    epoch,
    savepointId: base.savepointId,
    entityIds: [...entityIds, "B"],
    schedule: 50_000,
  };
  await client.run.open.mutate(opening);
  // A retry whose first answer was lost.
  await client.run.open.mutate(opening);
  await restart();
  await client.run.open.mutate(opening);
  await push(2, [0, 100_000, "new"], [1, 100_000, "added"]);
  const newest = await client.savepoint.list.query({ runId, limit: 1 });
  expect(newest.items[0]).toMatchObject({ instant: 100_000, entityCount: 2, epoch: 2 });
  expect(await reasonOf(push(1, [0, 150_000, 2]))).toBe("RUN.FENCED");
});

test("a run that was loaded and not opened before a restart has to be loaded again", async () => {
  await create(["A"]);
  await push(1, [0, 60_000, 1]);
  const { base, epoch } = await client.run.load.mutate({ runId });
  await restart();
  const opening = { runId, savepointId: base.savepointId, entityIds: ["A"], schedule: 60_000 };
  expect(await reasonOf(client.run.open.mutate({ ...opening, epoch }))).toBe("RUN.NOT_OPEN");
  const standing = await client.savepoint.progress.query({ runId });
  expect(standing).toMatchObject({
    progress: null,
    absence: "not-open",
    restorableInstant: 60_000,
  });
  const again = await client.run.load.mutate({ runId });
  await client.run.open.mutate({ ...opening, epoch: again.epoch });
  expect(await push(again.epoch, [0, 120_000, 2])).toEqual({ pushCount: 1 });
});

test("a chosen older savepoint can be loaded", async () => {
  await create(["A"]);
  await push(1, [0, 60_000, 1]);
  await push(1, [0, 120_000, 2]);
  const { base } = await client.run.load.mutate({ runId, savepoint: { instant: 60_000 } });
  expect(base.instant).toBe(60_000);
});

test("a batch with one push that is refused changes nothing", async () => {
  await create(["A", "B"]);
  expect(await reasonOf(push(1, [0, 60_000, 1], [1, 61_000, 1]))).toBe("PUSH.OFF_SCHEDULE");
  const { progress } = await client.savepoint.progress.query({ runId });
  expect(progress).toMatchObject({ openCount: 0, newestInstant: 0 });
});

test("without a complete savepoint a load says so and fences nobody", async () => {
  await create(["A", "B"]);
  await push(1, [0, 60_000, 1]);
  expect(await reasonOf(client.run.load.mutate({ runId }))).toBe("RUN.NO_SAVEPOINT");
  await push(1, [1, 60_000, 1]);
  expect((await client.run.load.mutate({ runId })).base.instant).toBe(60_000);
});

test("an epoch that nobody was given is refused", async () => {
  await create(["A"]);
  expect(await reasonOf(push(7, [0, 60_000, 1]))).toBe("RUN.FENCED");
  expect(await push(1, [0, 60_000, 1])).toEqual({ pushCount: 1 });
});

test("pushes of a finished or deleted run are refused", async () => {
  await create(["A"]);
  await client.run.finish.mutate({ runId, status: "finished" });
  expect(await reasonOf(push(1, [0, 60_000, 1]))).toBe("RUN.ENDED");
  await api.services.storage.deleteRun((await client.run.get.query({ runId })).runId);
  expect(await reasonOf(push(1, [0, 60_000, 1]))).toBe("RUN.DELETED");
});

test("two entities with one id are refused", async () => {
  expect(await reasonOf(create(["A", "B", "A"]))).toBe("ENTITY.DUPLICATE");
});

test("many callers push at once, and each is answered when its own push is durable", async () => {
  const entityIds = Array.from({ length: 64 }, (_, index) => `e${index}`);
  await create(entityIds);
  await Promise.all(entityIds.map((entityId, ordinal) => push(1, [ordinal, 60_000, entityId])));
  const { items } = await client.savepoint.list.query({ runId });
  expect(items[0]).toMatchObject({ instant: 60_000, entityCount: 64 });
});

test("states come in pages of about 1 MiB, each entity once, and a page can be asked for again", async () => {
  const entityIds = Array.from({ length: 30 }, (_, index) => `e${index}`);
  await create(entityIds);
  await push(1, ...entityIds.map((id, at) => [at, 60_000, id.repeat(50_000)] as const));
  const { base } = await client.run.load.mutate({ runId });
  const read = (cursor?: string | null) =>
    client.entity.states.query({ runId, savepointId: base.savepointId, cursor });
  const first = await read();
  expect(first.items.length).toBeLessThan(12);
  const second = await read(first.nextCursor);
  expect(await read(first.nextCursor)).toEqual(second);
  const seen = [...first.items, ...second.items].map(({ entityId }) => String(entityId));
  for (let cursor = second.nextCursor; cursor !== null; ) {
    const page = await read(cursor);
    seen.push(...page.items.map(({ entityId }) => entityId));
    cursor = page.nextCursor;
  }
  expect(seen.toSorted()).toEqual(entityIds.toSorted());
  expect(await reasonOf(read(first.nextCursor))).toBe("INPUT.INVALID_CURSOR");
  const late = client.entity.states.query({ runId, savepointId: base.savepointId, epoch: 1 });
  expect(await reasonOf(late)).toBe("RUN.FENCED");
});
