import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { mutate, query } from "./support/call.ts";
import { signIn, signInAs } from "./support/people.ts";
import { startApi, type TestApi } from "./support/start-api.ts";

let api: TestApi;
afterEach(() => api.close());

const PERSON = { email: "First@Example.com", name: "First", password: "0123456789ab" };

function codeOf(link: string): string {
  return new URL(link.trim()).searchParams.get("code") ?? "";
}

function printedLink(): string {
  return api.printed.at(-1)?.split(" ").at(-1) ?? "";
}

test("the link makes the first administrator, once", async () => {
  api = await startApi();
  await api.services.setUp.offer();
  expect(printedLink()).toMatch(/^http:\/\/localhost:3000\/setup\?code=[\w-]{32}$/);
  const input = { ...PERSON, code: codeOf(printedLink()) };
  expect((await query(api, "system.health", {})).data).toMatchObject({ isSetUpPending: true });

  const made = await mutate(api, "user.setUp", input);
  expect(made.data).toMatchObject({ email: "first@example.com", role: "admin" });
  const again = await mutate(api, "user.setUp", { ...input, email: "second@example.com" });
  expect([again.status, again.error?.data.reason]).toEqual([403, "AUTH.SETUP_UNAVAILABLE"]);
  expect((await query(api, "system.health", {})).data).toMatchObject({ isSetUpPending: false });
  const cookie = await signIn(api, PERSON.email, PERSON.password);
  expect((await query(api, "user.me", {}, { cookie })).data).toMatchObject({ role: "admin" });
});

test("of two who use the link at once, one becomes administrator", async () => {
  api = await startApi();
  await api.services.setUp.offer();
  const code = codeOf(printedLink());
  const answers = await Promise.all(
    ["a", "b", "c"].map((name) =>
      mutate(api, "user.setUp", { ...PERSON, email: `${name}@example.com`, code }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403, 403]);
  expect(await api.services.users.list()).toHaveLength(1);
});

test("a wrong code, and one that a newer took the place of, do nothing", async () => {
  api = await startApi();
  await api.services.setUp.offer();
  const older = codeOf(printedLink());
  await api.services.setUp.offer();
  for (const code of [older, "x", `${codeOf(printedLink())}x`]) {
    expect((await mutate(api, "user.setUp", { ...PERSON, code })).status).toBe(403);
  }
  expect(await api.services.users.list()).toEqual([]);
});

test("nothing is offered when there is somebody", async () => {
  api = await startApi();
  await signInAs(api, "viewer");
  await api.services.setUp.offer();
  expect(api.printed).toEqual([]);
});

test("the link and the demonstration token are in files for their owner alone", async () => {
  api = await startApi();
  const setUpLinkFile = join(api.folder, "setup-link");
  const demoTokenFile = join(api.folder, "demo-token");
  await api.close();
  api = await startApi({ settings: { setUpLinkFile, demoTokenFile } });
  await api.listen();
  for (const file of [setUpLinkFile, demoTokenFile]) {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  }
  const secret = (await readFile(demoTokenFile, "utf8")).trim();
  const me = await query(api, "user.me", {}, { authorization: `Bearer ${secret}` });
  expect(me.data).toMatchObject({
    kind: "token",
    runPrefix: "flights-",
    scopes: ["runs:read", "runs:write", "states:read"],
  });
  const code = codeOf(await readFile(setUpLinkFile, "utf8"));
  expect((await mutate(api, "user.setUp", { ...PERSON, code })).status).toBe(200);
  await expect(stat(setUpLinkFile)).rejects.toThrow("ENOENT");
});
