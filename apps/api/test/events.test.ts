import { afterEach, beforeEach, expect, test } from "vitest";
import { mutate } from "./support/call.ts";
import { type OpenStream, openStream, type StreamedEvent } from "./support/event-stream.ts";
import { type Proof, signInAs, TEST_AUDIT, tokenFor } from "./support/people.ts";
import { createSampleRun } from "./support/sample-run.ts";
import { startApi, type TestApi } from "./support/start-api.ts";

let api: TestApi;
let operator: Proof;
const streams: OpenStream[] = [];

beforeEach(async () => {
  api = await startApi({ accessCheckIntervalMs: 50 });
  await api.server.listen({ port: 0, host: "127.0.0.1" });
  operator = await signInAs(api, "operator");
});
afterEach(async () => {
  await Promise.all(streams.splice(0).map((stream) => stream.close()));
  await api.close();
});

async function follow(input: object, proof: Proof): Promise<OpenStream> {
  const stream = await openStream(api, input, proof);
  streams.push(stream);
  return stream;
}

function kindOf({ data }: StreamedEvent): string {
  const { runId, body } = data as { readonly runId: string; readonly body: { kind: string } };
  return `${runId} ${body.kind}`;
}

const take = async (stream: OpenStream, count: number) => {
  const events: StreamedEvent[] = [];
  while (events.length < count) events.push(await stream.next());
  return events;
};

test("events come as they happen, in order, as an event stream that nobody buffers", async () => {
  const stream = await follow({ topics: ["runs"] }, operator);
  expect(stream.contentType).toBe("text/event-stream");
  await createSampleRun(api, "live-1", operator);
  const events = await take(stream, 2);
  expect(events.map(kindOf)).toEqual(["live-1 run.created", "live-1 savepoint.persisted"]);
  expect(Number(events[1]?.id)).toBeGreaterThan(Number(events[0]?.id));
});

test("a stream resumes after the event that was seen last, none lost and none twice", async () => {
  await createSampleRun(api, "resume-1", operator);
  const first = await take(await follow({ topics: ["runs"], lastEventId: "0" }, operator), 1);
  const lastEventId = first[0]?.id;
  await createSampleRun(api, "resume-2", operator);
  const rest = await take(await follow({ topics: ["runs"], lastEventId }, operator), 3);
  expect([...first, ...rest].map(kindOf)).toEqual([
    "resume-1 run.created",
    "resume-1 savepoint.persisted",
    "resume-2 run.created",
    "resume-2 savepoint.persisted",
  ]);
});

test("a topic of one run brings no other", async () => {
  await createSampleRun(api, "topic-1", operator);
  await createSampleRun(api, "topic-2", operator);
  const stream = await follow({ topics: ["run:topic-2"], lastEventId: "0" }, operator);
  expect((await take(stream, 2)).map(kindOf)).toEqual([
    "topic-2 run.created",
    "topic-2 savepoint.persisted",
  ]);
});

test("a token for some runs gets events of those alone, whatever it asks for", async () => {
  await createSampleRun(api, "theirs-1", operator);
  await createSampleRun(api, "mine-1", operator);
  const token = await tokenFor(api, ["events:read"], "mine-");
  const topics = ["runs", "run:theirs-1"];
  const stream = await follow({ topics, lastEventId: "0" }, token);
  expect((await take(stream, 2)).map(kindOf)).toEqual([
    "mine-1 run.created",
    "mine-1 savepoint.persisted",
  ]);
});

test("an id from beyond the newest event does not silence the stream", async () => {
  const stream = await follow({ topics: ["runs"], lastEventId: "999999999" }, operator);
  await createSampleRun(api, "beyond-1", operator);
  expect(kindOf(await stream.next())).toBe("beyond-1 run.created");
});

test("a stream ends soon after its caller was disabled", async () => {
  const stream = await follow({ topics: ["runs"] }, operator);
  const { users } = api.services;
  const user = (await users.list()).find(({ role }) => role === "operator");
  await users.update(user?.userId ?? "", { isDisabled: true }, TEST_AUDIT);
  expect(await stream.next()).toMatchObject({
    event: "serialized-error",
    data: { data: { reason: "AUTH.REQUIRED" } },
  });
});

test("a stream ends soon after its token was revoked", async () => {
  const { token, secret } = await api.services.tokens.create(
    { name: "t", scopes: ["events:read"], runPrefix: null, createdBy: "t", expiresAtMs: null },
    TEST_AUDIT,
  );
  const stream = await follow({ topics: ["runs"] }, { authorization: `Bearer ${secret}` });
  await api.services.tokens.revoke(token.tokenId, TEST_AUDIT);
  expect(await stream.next()).toMatchObject({ event: "serialized-error" });
});

test("streams end with an error that clients retry when the server stops", async () => {
  const stream = await follow({ topics: ["runs"] }, operator);
  const closing = api.server.close();
  api.services.lifecycle.drain();
  expect(await stream.next()).toMatchObject({
    event: "serialized-error",
    data: { data: { reason: "SERVICE.DRAINING", retryable: true } },
  });
  await closing;
});

test("nobody holds more than eight streams, and a closed one is free again", async () => {
  for (let count = 0; count < 8; count++) await follow({ topics: ["runs"] }, operator);
  await waitUntil(() => api.services.streams.openCount === 8);
  const ninth = await follow({ topics: ["runs"] }, operator);
  expect(await ninth.next()).toMatchObject({ data: { data: { reason: "REQUEST.RATE_LIMITED" } } });
  await streams[0]?.close();
  await waitUntil(() => api.services.streams.openCount === 7);
  const next = await follow({ topics: ["runs"] }, operator);
  await mutate(
    api,
    "run.create",
    { runId: "free-1", schedule: 1, startFrom: 0, entityIds: ["A"] },
    operator,
  );
  expect(kindOf(await next.next())).toBe("free-1 run.created");
});

async function waitUntil(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; !isTrue(); tries++) {
    if (tries > 500) throw new TypeError("waited in vain");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
