import type { ServiceStorage } from "@runbox/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mutate, query } from "./support/call.ts";
import { type Proof, signInAs, tokenFor } from "./support/people.ts";
import { startApi, type TestApi } from "./support/start-api.ts";

let api: TestApi;
let admin: Proof;
const keptAnswers: string[] = [];
let holdUp: Promise<unknown> = Promise.resolve();

beforeAll(async () => {
  api = await startApi({ wrapStorage: watchAnswers });
  admin = await signInAs(api, "admin");
});
afterAll(() => api.close());

/** Sees what is kept of answers, and can hold a deletion up. */
function watchAnswers(storage: ServiceStorage): ServiceStorage {
  return {
    ...storage,
    deleteRun: async (runId, audit) => {
      await holdUp;
      await storage.deleteRun(runId, audit);
    },
    idempotency: {
      ...storage.idempotency,
      finish: (scope, key, answerJson) => {
        keptAnswers.push(answerJson);
        return storage.idempotency.finish(scope, key, answerJson);
      },
    },
  };
}

const withKey = (proof: Proof, key: string): Proof => ({ ...proof, "idempotency-key": key });
const newRun = (runId: string) => ({ runId, schedule: 1_000, startFrom: 0, entityIds: ["A"] });

test("the same request with the same key has one effect and gives the first answer", async () => {
  const proof = withKey(admin, "key-create-run-1");
  const first = await mutate(api, "run.create", newRun("once-1"), proof);
  const second = await mutate(api, "run.create", newRun("once-1"), proof);
  expect(first.status).toBe(200);
  expect(second.data).toEqual(first.data);
  const { data } = await query(api, "audit.list", { action: "run.create", limit: 10 }, admin);
  expect(data).toMatchObject({ items: [{ resource: "run:once-1" }] });
});

test("without a key the second request says what it found", async () => {
  await mutate(api, "run.create", newRun("twice-1"), admin);
  const { status, error } = await mutate(api, "run.create", newRun("twice-1"), admin);
  expect([status, error?.data.reason]).toEqual([409, "RUN.ALREADY_INITIALIZED"]);
});

test("a key that comes back with another request is refused", async () => {
  const proof = withKey(admin, "key-create-run-2");
  await mutate(api, "run.create", newRun("other-1"), proof);
  const { status, error } = await mutate(api, "run.create", newRun("other-2"), proof);
  expect([status, error?.data.reason]).toEqual([422, "REQUEST.KEY_REUSED"]);
});

test("a key belongs to who used it", async () => {
  const key = "key-create-run-3";
  const token = await tokenFor(api, ["runs:write"]);
  await mutate(api, "run.create", newRun("mine-1"), withKey(admin, key));
  const { error } = await mutate(api, "run.create", newRun("mine-1"), withKey(token, key));
  expect(error?.data.reason).toBe("RUN.ALREADY_INITIALIZED");
});

test("while the first request runs, another with its key is told to wait", async () => {
  await mutate(api, "run.create", newRun("slow-1"), admin);
  const held = Promise.withResolvers();
  holdUp = held.promise;
  const input = { runId: "slow-1", confirm: "slow-1", reason: "test" };
  const proof = withKey(admin, "key-delete-run-1");
  const first = mutate(api, "run.delete", input, proof);
  const second = await waitForStatus(() => mutate(api, "run.delete", input, proof), 409);
  expect(second.error?.data).toMatchObject({ reason: "REQUEST.IN_FLIGHT", retryable: true });
  held.resolve(undefined);
  expect((await first).status).toBe(200);
  expect((await mutate(api, "run.delete", input, proof)).status).toBe(200);
});

/** The first request claims its key soon, not at once. */
async function waitForStatus(call: () => ReturnType<typeof mutate>, status: number) {
  const racing = await Promise.race([
    call(),
    new Promise<undefined>((go) => setTimeout(() => go(undefined), 2_000)),
  ]);
  if (racing?.status !== status) throw new TypeError(`not ${status}: ${JSON.stringify(racing)}`);
  return racing;
}

test("a request that failed can be made again with its key", async () => {
  const proof = withKey(admin, "key-finish-run-1");
  const input = { runId: "later-1", status: "finished" };
  const failed = await mutate(api, "run.finish", input, proof);
  expect(failed.error?.data.reason).toBe("RUN.NOT_FOUND");
  await mutate(api, "run.create", newRun("later-1"), admin);
  expect((await mutate(api, "run.finish", input, proof)).status).toBe(200);
});

test("the secret of a token comes again to a retry, and is not readable where it is kept", async () => {
  const proof = withKey(admin, "key-create-token-1");
  const input = { name: "ci", scopes: ["runs:read"] };
  const first = await mutate(api, "token.create", input, proof);
  const second = await mutate(api, "token.create", input, proof);
  const { secret } = first.data as { readonly secret: string };
  expect(second.data).toEqual(first.data);
  expect(keptAnswers.length).toBeGreaterThan(0);
  expect(keptAnswers.join("")).not.toContain(secret.slice(0, 20));
  expect(keptAnswers.join("")).not.toContain("rbx_");
});

test.each(["short", "x".repeat(129), "with space key"])("the key %j is refused", async (key) => {
  const { error } = await mutate(api, "run.create", newRun("k-1"), withKey(admin, key));
  expect(error?.data.reason).toBe("REQUEST.INVALID");
});
