import { type ServiceStorage, storageErrors } from "@runbox/core";
import { afterEach, expect, test } from "vitest";
import { query } from "./support/call.ts";
import { type Proof, signInAs } from "./support/people.ts";
import { startApi, type TestApi } from "./support/start-api.ts";

const SECRET = "SELECT password FROM /var/lib/runbox/runbox.db";
let api: TestApi;
afterEach(() => api.close());

/** An API whose storage fails to find runs in a given way. */
async function startFailing(error: Error): Promise<Proof> {
  const wrapStorage = (storage: ServiceStorage): ServiceStorage => ({
    ...storage,
    getRun: () => Promise.reject(error),
  });
  api = await startApi({ wrapStorage });
  return signInAs(api, "viewer");
}

test("an error that nobody foresaw is masked, and is in the log under the request id", async () => {
  const viewer = await startFailing(new TypeError(SECRET));
  const { status, error } = await query(api, "run.get", { runId: "r" }, viewer);
  expect(status).toBe(500);
  expect(error).toMatchObject({
    message: "Something went wrong inside the server.",
    data: { reason: "SERVICE.INTERNAL", facts: {}, retryable: false },
  });
  expect(JSON.stringify(error)).not.toContain("SELECT");
  const line = api.logged.find((each) => each.includes(SECRET));
  expect(line).toContain(error?.data.requestId);
});

test("an error of the storage says that and whether to try again, and no more", async () => {
  const viewer = await startFailing(
    storageErrors.storageUnavailable(SECRET, new TypeError(SECRET)),
  );
  const { status, error } = await query(api, "run.get", { runId: "r" }, viewer);
  expect(status).toBe(503);
  expect(error?.data).toMatchObject({ reason: "STORAGE.UNAVAILABLE", facts: {}, retryable: true });
  expect(JSON.stringify(error)).not.toContain("SELECT");
});

test("a request id of the caller is taken over when it is harmless", async () => {
  const viewer = await startFailing(new TypeError("x"));
  const ids = ["trace-12345678", 'a"b\nforged log line {}'];
  const given = await Promise.all(
    ids.map((id) =>
      query(api, "run.get", { runId: "r" }, { ...viewer, "x-request-id": encodeURI(id) }),
    ),
  );
  expect(given[0]?.error?.data.requestId).toBe(ids[0]);
  expect(given[1]?.error?.data.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test("the log has one line a request and no secret of it", async () => {
  const viewer = await startFailing(new TypeError("x"));
  await query(api, "run.get", { runId: "r" }, viewer);
  const lines = api.logged.map((line): { readonly msg: string } => JSON.parse(line));
  expect(lines.filter(({ msg }) => msg === "request")).toHaveLength(2);
  const cookie = viewer["cookie"]?.split("=")[1] ?? "no cookie";
  expect(api.logged.join("")).not.toContain(decodeURIComponent(cookie).split(".")[0]);
  expect(api.logged.join("")).not.toContain("correct horse");
});
