import { afterEach, expect, test } from "vitest";
import { JSON_BODY_BYTES_MAX } from "../src/http/limits.ts";
import { inject, mutate, push, query } from "./support/call.ts";
import { DASHBOARD, signInAs, tokenFor } from "./support/people.ts";
import { startApi, type TestApi } from "./support/start-api.ts";

let api: TestApi;
afterEach(() => api.close());

test("JSON above 1 MiB is refused before it is parsed", async () => {
  api = await startApi();
  const admin = await signInAs(api, "admin");
  const reason = "x".repeat(JSON_BODY_BYTES_MAX);
  const { status, error } = await mutate(api, "run.finish", { runId: "r", reason }, admin);
  expect([status, error?.data.reason]).toEqual([413, "REQUEST.TOO_LARGE"]);
  expect(error?.data.facts).toEqual({ limitBytes: JSON_BODY_BYTES_MAX });
});

test("a list of entities may be larger than other JSON, and has its own limit", async () => {
  api = await startApi({ settings: { pushBodyBytesMax: 3_000_000 } });
  const token = await tokenFor(api, ["runs:write"]);
  const create = (count: number) => {
    const entityIds = Array.from({ length: count }, (_, index) => `entity-${index}-abcdefgh`);
    return mutate(
      api,
      "run.create",
      { runId: `r${count}`, schedule: 1, startFrom: 0, entityIds },
      token,
    );
  };
  expect((await create(60_000)).status).toBe(200);
  expect((await create(200_000)).error?.data.reason).toBe("REQUEST.TOO_LARGE");
});

test("a push batch above its limit is refused", async () => {
  api = await startApi({ settings: { pushBodyBytesMax: 2_048 } });
  const token = await tokenFor(api, ["runs:write"]);
  const { status, error } = await push(api, new Uint8Array(2_049), token);
  expect([status, error?.data.reason]).toEqual([413, "REQUEST.TOO_LARGE"]);
});

test("large bodies of strangers are not read", async () => {
  api = await startApi();
  const { status, error } = await push(api, new Uint8Array(5_000_000), {});
  expect([status, error?.data.reason]).toEqual([401, "AUTH.REQUIRED"]);
});

test("ten calls may share a request, eleven may not", async () => {
  api = await startApi();
  const admin = await signInAs(api, "admin");
  const batch = async (count: number) => {
    const paths = Array.from({ length: count }, () => "user.me").join(",");
    const inputs = Object.fromEntries(Array.from({ length: count }, (_, index) => [index, {}]));
    const input = encodeURIComponent(JSON.stringify(inputs));
    const url = `/trpc/${paths}?batch=1&input=${input}`;
    return (await api.server.inject({ url, headers: { ...DASHBOARD, ...admin } })).statusCode;
  };
  expect(await batch(10)).toBe(200);
  expect(await batch(11)).toBe(400);
});

test("input that is nested deeper than 64 levels is refused", async () => {
  api = await startApi();
  const admin = await signInAs(api, "admin");
  const depth = 100_000;
  const nested = `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
  const { status, error } = await inject(api, {
    method: "POST",
    url: "/trpc/run.finish",
    headers: { ...DASHBOARD, ...admin, "content-type": "application/json" },
    payload: nested,
  });
  expect([status, error?.data.reason]).toEqual([400, "REQUEST.INVALID"]);
});

test("strangers are slowed down, with a time to wait", async () => {
  api = await startApi();
  // Many at once, so that they fall into one window however slow the machine is.
  const ask = (count: number) =>
    Promise.all(Array.from({ length: count }, () => query(api, "system.health", {})));
  const first = await ask(200);
  expect(new Set(first.map(({ status }) => status))).toEqual(new Set([200]));
  for (const { status, error, headers } of await ask(5)) {
    expect(status).toBe(429);
    expect(error?.data).toMatchObject({ reason: "REQUEST.RATE_LIMITED", retryable: true });
    expect(Number(headers["retry-after"])).toBeGreaterThan(0);
  }
});

test.each(["PUT", "DELETE", "PATCH", "OPTIONS"] as const)("%s is refused", async (method) => {
  api = await startApi();
  const answer = await api.server.inject({ method, url: "/trpc/system.health" });
  expect(answer.statusCode).toBeOneOf([400, 404]);
});

test("a request to become a web socket is refused", async () => {
  api = await startApi();
  const answer = await api.server.inject({
    url: "/trpc/system.health?input=%7B%7D",
    headers: { upgrade: "websocket", connection: "upgrade" },
  });
  expect(answer.statusCode).toBe(400);
});
