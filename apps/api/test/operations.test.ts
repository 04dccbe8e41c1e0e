import { afterEach, expect, test } from "vitest";
import { query } from "./support/call.ts";
import { signInAs, tokenFor } from "./support/people.ts";
import { createSampleRun } from "./support/sample-run.ts";
import { startApi, type TestApi } from "./support/start-api.ts";

let api: TestApi;
afterEach(() => api.close());

const get = async (url: string, headers: Record<string, string> = {}) => {
  const { statusCode, body } = await api.server.inject({ url, headers });
  return { status: statusCode, body };
};

test("a process that works is alive and ready and says its version", async () => {
  api = await startApi();
  expect(await get("/livez")).toEqual({ status: 200, body: '{"status":"alive"}' });
  expect(JSON.parse((await get("/readyz")).body)).toEqual({
    status: "ready",
    checks: { accepting: true, database: true, migrations: true },
  });
  expect(JSON.parse((await get("/version")).body)).toEqual({ version: "0.1.0", apiVersion: "1" });
});

test("a process that stops is alive and not ready", async () => {
  api = await startApi();
  api.services.lifecycle.drain();
  expect((await get("/livez")).status).toBe(200);
  expect((await get("/readyz")).status).toBe(503);
  expect((await query(api, "system.health", {})).data).toMatchObject({ status: "draining" });
});

test("a process without its database is alive and not ready", async () => {
  api = await startApi({
    wrapStorage: (storage) => ({
      ...storage,
      checkHealth: async () => ({ reachable: false, migrated: false, detail: "gone" }),
    }),
  });
  expect((await get("/readyz")).status).toBe(503);
  expect((await get("/livez")).status).toBe(200);
});

test("figures tell of requests, pushes and savepoints, and name no run", async () => {
  api = await startApi();
  const token = await tokenFor(api, ["runs:write", "runs:read"]);
  await createSampleRun(api, "figures-1", token);
  const { status, body } = await get("/metrics");
  expect(status).toBe(200);
  expect(body).toContain("runbox_pushes_total 2");
  expect(body).toContain("runbox_hosted_runs 1");
  expect(body).toContain("runbox_savepoint_commit_lag_seconds_count 1");
  expect(body).toMatch(/request_duration_seconds_count\{procedure="run.create",status="200"\} 1/);
  expect(body).toMatch(/runbox_last_savepoint_age_seconds \d/);
  expect(body).toContain("nodejs_eventloop_lag_seconds");
  expect(body).not.toContain("figures-1");
});

test("unknown paths share one name in the figures", async () => {
  api = await startApi();
  await get("/trpc/run.steal");
  await get("/secret-path-1");
  const { body } = await get("/metrics");
  expect(body).toMatch(/count\{procedure="unknown",status="400"\} 1/);
  expect(body).toMatch(/count\{procedure="unknown",status="404"\} 1/);
  expect(body).not.toContain("steal");
  expect(body).not.toContain("secret-path");
});

test("figures are for the loopback, or for whoever has the token", async () => {
  api = await startApi();
  expect((await get("/metrics", { "x-forwarded-for": "10.1.2.3" })).status).toBe(403);
  await api.close();
  const metricsToken = "a-token-for-the-scraper";
  api = await startApi({ settings: { metricsToken } });
  expect((await get("/metrics")).status).toBe(403);
  expect((await get("/metrics", { authorization: "Bearer wrong" })).status).toBe(403);
  expect((await get("/metrics", { authorization: `Bearer ${metricsToken}` })).status).toBe(200);
});

test("the address of a caller is that of the peer, unless a proxy is trusted", async () => {
  const forwarded = { "x-forwarded-for": "203.0.113.7" };
  const addressOf = async (isProxyTrusted: boolean) => {
    api = await startApi({ settings: { isProxyTrusted } });
    await get("/livez", forwarded);
    const address: unknown = JSON.parse(api.logged.at(-1) ?? "{}").address;
    if (!isProxyTrusted) await api.close();
    return address;
  };
  expect(await addressOf(false)).toBe("127.0.0.1");
  expect(await addressOf(true)).toBe("203.0.113.7");
});

test("what the server is and takes can be asked for by whoever is signed in", async () => {
  api = await startApi();
  const viewer = await signInAs(api, "viewer");
  expect((await query(api, "system.info", {}, viewer)).data).toMatchObject({
    version: "0.1.0",
    storage: { kind: "sqlite", isDurable: true },
    limits: { batchCallsMax: 10, pageLimitMax: 200 },
    hostedRunCount: 0,
  });
});
