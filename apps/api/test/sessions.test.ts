import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { mutate, query } from "./support/call.ts";
import { cookieOf, DASHBOARD, PASSWORD, type Proof, signIn, signInAs } from "./support/people.ts";
import { startApi, type TestApi } from "./support/start-api.ts";

let api: TestApi;
let admin: Proof;
beforeEach(async () => {
  api = await startApi();
  admin = await signInAs(api, "admin");
});
afterEach(() => api.close());

async function post(url: string, body: object, proof: Proof = {}) {
  const headers = { ...DASHBOARD, ...proof, "content-type": "application/json" };
  const answer = await api.server.inject({
    method: "POST",
    url,
    headers,
    payload: JSON.stringify(body),
  });
  return { status: answer.statusCode, body: answer.json(), cookies: answer.headers["set-cookie"] };
}

const statusOf = async (proof: Proof) => (await query(api, "user.me", {}, proof)).status;

async function idOf(email: string): Promise<string> {
  const user = (await api.services.users.list()).find((each) => each.email === email);
  return user?.userId ?? "";
}

test("the cookie is for HTTP only, same-site lax, and for the whole origin", async () => {
  const { cookies } = await post("/auth/sign-in", {
    email: "admin@example.com",
    password: PASSWORD,
  });
  expect(cookies).toEqual([
    expect.stringMatching(
      /^runbox-session=[^;]+; Max-Age=28800; Path=\/; HttpOnly; SameSite=Lax$/i,
    ),
  ]);
});

test("behind TLS the cookie is bound to this host and secure", async () => {
  await api.close();
  api = await startApi({ settings: { publicUrl: "https://runbox.example.com" } });
  admin = await signInAs(api, "admin");
  const { cookies } = await post("/auth/sign-in", {
    email: "admin@example.com",
    password: PASSWORD,
  });
  expect(cookies).toEqual([expect.stringMatching(/^__Host-runbox-session=.*; Secure/i)]);
  expect(await statusOf(admin)).toBe(200);
});

test("every sign-in is a session of its own, and a cookie from before says nothing", async () => {
  const fixed = { cookie: "runbox-session=chosen-by-somebody.else" };
  const { cookies } = await post(
    "/auth/sign-in",
    { email: "admin@example.com", password: PASSWORD },
    fixed,
  );
  expect(cookieOf(cookies)).not.toContain("chosen-by-somebody");
  expect(cookieOf(cookies)).not.toBe(admin["cookie"]);
});

test("signing out ends the session on the server", async () => {
  expect((await post("/auth/sign-out", {}, admin)).status).toBe(200);
  expect(await statusOf(admin)).toBe(401);
});

describe("in effect at once", () => {
  test("a user who is disabled is out", async () => {
    const viewer = await signInAs(api, "viewer");
    const userId = await idOf("viewer@example.com");
    await mutate(api, "user.update", { userId, isDisabled: true }, admin);
    expect(await statusOf(viewer)).toBe(401);
    await mutate(api, "user.update", { userId, isDisabled: false }, admin);
    // The old session has ended for good.
    expect(await statusOf(viewer)).toBe(401);
  });

  test("a role that was changed is the new one", async () => {
    const operator = await signInAs(api, "operator");
    const userId = await idOf("operator@example.com");
    const finish = () => mutate(api, "run.finish", { runId: "r", status: "failed" }, operator);
    expect((await finish()).error?.data.reason).toBe("RUN.NOT_FOUND");
    await mutate(api, "user.update", { userId, role: "viewer" }, admin);
    expect((await finish()).error?.data.reason).toBe("AUTH.FORBIDDEN");
  });

  test("a password that was reset ends all sessions and is the only one", async () => {
    const viewer = await signInAs(api, "viewer");
    const userId = await idOf("viewer@example.com");
    await mutate(api, "user.resetPassword", { userId, password: "another password" }, admin);
    expect(await statusOf(viewer)).toBe(401);
    const email = "viewer@example.com";
    expect((await post("/auth/sign-in", { email, password: PASSWORD })).status).toBe(401);
    expect(await signIn(api, email, "another password")).toContain("runbox-session=");
  });

  test("a password that its owner changed ends the other sessions", async () => {
    const here = await signInAs(api, "viewer");
    const there = { cookie: await signIn(api, "viewer@example.com", PASSWORD) };
    const change = { currentPassword: PASSWORD, newPassword: "another password" };
    expect((await mutate(api, "user.changePassword", change, here)).status).toBe(200);
    expect(await statusOf(here)).toBe(200);
    expect(await statusOf(there)).toBe(401);
    const { error } = await mutate(api, "user.changePassword", change, here);
    expect(error?.data.reason).toBe("AUTH.INVALID_CREDENTIALS");
  });

  test("a token that was revoked is refused", async () => {
    const { data } = await mutate(api, "token.create", { name: "t", scopes: ["runs:read"] }, admin);
    const { token, secret } = data as { readonly token: { tokenId: string }; secret: string };
    const proof = { authorization: `Bearer ${secret}` };
    expect(await statusOf(proof)).toBe(200);
    await mutate(api, "token.revoke", { tokenId: token.tokenId }, admin);
    expect(await statusOf(proof)).toBe(401);
  });
});

describe("whoever guesses", () => {
  test("cannot tell a user who exists, or is disabled, from one who does not", async () => {
    await signInAs(api, "viewer");
    await mutate(
      api,
      "user.update",
      { userId: await idOf("viewer@example.com"), isDisabled: true },
      admin,
    );
    const answers = await Promise.all([
      post("/auth/sign-in", { email: "admin@example.com", password: "wrong password" }),
      post("/auth/sign-in", { email: "ghost@example.com", password: "wrong password" }),
      post("/auth/sign-in", { email: "viewer@example.com", password: PASSWORD }),
      post("/auth/sign-in", { email: "not an address", password: "wrong password" }),
    ]);
    for (const { status, body, cookies } of answers) {
      expect(status).toBe(401);
      expect(cookies).toBeUndefined();
      const { requestId, ...data } = body.error.data;
      expect(data).toMatchObject({ reason: "AUTH.INVALID_CREDENTIALS", facts: {} });
      expect(body.error.message).toBe("The e-mail address or the password is wrong.");
    }
  });

  test("is slowed down after five failures, even with the right password", async () => {
    const email = "admin@example.com";
    for (let tries = 0; tries < 5; tries++) {
      expect((await post("/auth/sign-in", { email, password: "wrong" })).status).toBe(401);
    }
    const sixth = await post("/auth/sign-in", { email, password: PASSWORD });
    expect(sixth.status).toBe(429);
    expect(sixth.body.error.data.facts.retryAfterMs).toBeGreaterThan(60_000);
  });

  test("is slowed down after twenty failures over many accounts", async () => {
    for (let tries = 0; tries < 20; tries++) {
      await post("/auth/sign-in", { email: `user${tries}@example.com`, password: "wrong" });
    }
    const next = await post("/auth/sign-in", { email: "fresh@example.com", password: "wrong" });
    expect(next.status).toBe(429);
  });
});

test("the last administrator can neither be disabled nor lose the role", async () => {
  const userId = await idOf("admin@example.com");
  for (const change of [{ isDisabled: true }, { role: "viewer" }]) {
    const { status, error } = await mutate(api, "user.update", { userId, ...change }, admin);
    expect([status, error?.data.reason]).toEqual([409, "USER.LAST_ADMIN"]);
  }
});

test("a user is made once, whatever the case of the address", async () => {
  const input = { name: "x", role: "viewer", password: "0123456789ab" };
  expect(
    (await mutate(api, "user.create", { ...input, email: "x@example.com" }, admin)).status,
  ).toBe(200);
  const { error } = await mutate(api, "user.create", { ...input, email: "X@Example.com" }, admin);
  expect(error?.data.reason).toBe("USER.EXISTS");
});

test("sign-ins, failures and changes of users are in the audit trail without secrets", async () => {
  await post("/auth/sign-in", { email: "ghost@example.com", password: "hunter2 hunter2" });
  const { data } = await query(api, "audit.list", {}, admin);
  const { items } = data as { readonly items: readonly { readonly action: string }[] };
  expect(items.map(({ action }) => action)).toEqual([
    "user.sign-in-failed",
    "user.sign-in",
    "user.create",
  ]);
  expect(JSON.stringify(items)).not.toContain("hunter2");
});
