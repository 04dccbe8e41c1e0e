import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inject } from "./support/call.ts";
import { type Proof, signInAs } from "./support/people.ts";
import { PROCEDURES } from "./support/procedures.ts";
import { sampleInputs } from "./support/sample-inputs.ts";
import { startApi, type TestApi } from "./support/start-api.ts";

let api: TestApi;
let admin: Proof;
const inputs = sampleInputs({ runId: "r", savepointId: "sp_0", userId: "u", tokenId: "t" });

beforeAll(async () => {
  api = await startApi();
  admin = await signInAs(api, "admin");
});
afterAll(() => api.close());

const JSON_TYPE = { "content-type": "application/json" };
const DASHBOARD_ONLY = { "x-runbox-request": "dashboard" };

/** What a foreign page can make a browser send, each alone enough to be refused. */
const FOREIGN: readonly (readonly [string, Proof])[] = [
  ["a plain form", { "content-type": "application/x-www-form-urlencoded" }],
  ["a multipart form", { "content-type": "multipart/form-data; boundary=x" }],
  ["a text form", { "content-type": "text/plain" }],
  ["bytes", { "content-type": "application/octet-stream" }],
  ["no content type", {}],
  ["JSON without our header", { ...JSON_TYPE, "sec-fetch-site": "same-origin" }],
  ["another site", { ...JSON_TYPE, ...DASHBOARD_ONLY, "sec-fetch-site": "cross-site" }],
  ["a sibling site", { ...JSON_TYPE, ...DASHBOARD_ONLY, "sec-fetch-site": "same-site" }],
  ["a typed address", { ...JSON_TYPE, ...DASHBOARD_ONLY, "sec-fetch-site": "none" }],
  ["another origin", { ...JSON_TYPE, ...DASHBOARD_ONLY, origin: "http://localhost:3001" }],
  ["a hidden origin", { ...JSON_TYPE, ...DASHBOARD_ONLY, origin: "null" }],
  ["no origin at all", { ...JSON_TYPE, ...DASHBOARD_ONLY }],
];

const mutations = PROCEDURES.filter(({ type }) => type === "mutation");

describe.each(mutations)("$path", ({ path }) => {
  test.each(FOREIGN)("is not run by %s", async (_name, headers) => {
    const { status, error } = await inject(api, {
      method: "POST",
      url: `/trpc/${path}`,
      headers: { ...admin, ...headers },
      payload: JSON.stringify(inputs[path] ?? {}),
    });
    expect(status).toBeOneOf([400, 403]);
    expect(error?.data.reason).toBeOneOf(["REQUEST.INVALID", "AUTH.FORBIDDEN"]);
  });

  test("is not run by a GET", async () => {
    const input = encodeURIComponent(JSON.stringify(inputs[path] ?? {}));
    const { error } = await inject(api, {
      method: "GET",
      url: `/trpc/${path}?input=${input}`,
      headers: { ...admin, ...DASHBOARD_ONLY, "sec-fetch-site": "same-origin" },
    });
    expect(error?.data.reason).toBe("REQUEST.INVALID");
  });
});

test("nothing of all that changed anything", async () => {
  const { items } = await api.services.storage.audit.list({}, { limit: 200 });
  const actions = items.map(({ action }) => action);
  expect(actions.toSorted()).toEqual(["user.create", "user.sign-in"]);
});

test.each(FOREIGN)("nobody is signed in or out by %s", async (_name, headers) => {
  for (const url of ["/auth/sign-in", "/auth/sign-out"]) {
    const answer = await api.server.inject({
      method: "POST",
      url,
      headers: { ...admin, ...headers },
      payload: JSON.stringify({ email: "admin@example.com", password: "x" }),
    });
    expect(answer.statusCode).toBeOneOf([400, 403]);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  }
});

test("our own origin is enough where a browser says no more", async () => {
  const { status } = await inject(api, {
    method: "POST",
    url: "/trpc/token.create",
    headers: { ...admin, ...JSON_TYPE, ...DASHBOARD_ONLY, origin: "http://localhost:3000" },
    payload: JSON.stringify(inputs["token.create"]),
  });
  expect(status).toBe(200);
});

test("no answer allows another origin or may be framed or kept", async () => {
  for (const url of ["/trpc/system.health?input=%7B%7D", "/auth/session", "/nothing", "/livez"]) {
    const { headers } = await api.server.inject({
      url,
      headers: { origin: "http://evil.example" },
    });
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none';frame-ancestors 'none'",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    });
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  }
});
