import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inject, mutate, push, query } from "./support/call.ts";
import { DASHBOARD, type Proof, signInAs } from "./support/people.ts";
import { PROCEDURES } from "./support/procedures.ts";
import { type SampleFacts, sampleInputs } from "./support/sample-inputs.ts";
import { startApi, type TestApi } from "./support/start-api.ts";

let api: TestApi;
let admin: Proof;
const facts: SampleFacts = { runId: "r", savepointId: "sp_0", userId: "u", tokenId: "tok_0" };
const inputs = sampleInputs(facts);

beforeAll(async () => {
  api = await startApi();
  admin = await signInAs(api, "admin");
});
afterAll(() => api.close());

/** Values that a careless query builder would take for more than a text or a number. */
const OPERATORS: readonly unknown[] = [
  { startsWith: "" },
  { not: null },
  { contains: "%" },
  [{ equals: "r" }],
  ["r", "s"],
];

const callable = PROCEDURES.filter(
  ({ type, path }) => type !== "subscription" && inputs[path] !== null,
);

describe.each(callable)("$path", ({ path, type }) => {
  const call = type === "mutation" ? mutate : query;
  const reasonFor = async (input: unknown) => {
    const { status, error } = await call(api, path, input, admin);
    return `${status} ${error?.data.reason}`;
  };

  test("refuses a field that it does not know", async () => {
    for (const name of ["role", "epoch_", "isAdmin"]) {
      expect(await reasonFor({ ...inputs[path], [name]: 1 })).toBe("400 REQUEST.INVALID");
    }
  });

  test("refuses operators and lists in the place of every text and number", async () => {
    for (const name of Object.keys(inputs[path] ?? {})) {
      if (Array.isArray(Reflect.get(inputs[path] ?? {}, name))) continue;
      for (const operator of OPERATORS) {
        const answer = await reasonFor({ ...inputs[path], [name]: operator });
        expect(answer, `${name} ${JSON.stringify(operator)}`).toBe("400 REQUEST.INVALID");
      }
    }
  });

  test("refuses anything but an object", async () => {
    for (const input of [null, 1, "text", [], [inputs[path]]]) {
      expect(await reasonFor(input), JSON.stringify(input)).toBe("400 REQUEST.INVALID");
    }
  });
});

describe("names that reach prototypes", () => {
  const poison = (text: string) => ({
    method: "POST" as const,
    url: "/trpc/run.finish",
    headers: { ...DASHBOARD, ...admin, "content-type": "application/json" },
    payload: text,
  });

  test.each([
    '{"runId":"r","status":"finished","__proto__":{"polluted":1}}',
    '{"runId":"r","status":"finished","constructor":{"prototype":{"polluted":1}}}',
    '{"runId":"r","status":"finished","reason":{"__proto__":{"polluted":1}}}',
  ])("are refused and change nothing: %s", async (text) => {
    const { status, error } = await inject(api, poison(text));
    expect([status, error?.data.reason]).toEqual([400, "REQUEST.INVALID"]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  test("are refused as names of tags", async () => {
    const text = JSON.stringify(inputs["run.create"]).replace(/}$/, ',"tags":{"__proto__":"x"}}');
    const { status } = await inject(api, { ...poison(text), url: "/trpc/run.create" });
    expect(status).toBe(400);
  });
});

test("a refusal names the field and never repeats the value", async () => {
  const { error } = await query(api, "run.get", { runId: "no spaces allowed" }, admin);
  expect(error?.data.facts["fields"]).toEqual([expect.stringMatching(/^runId: /)]);
  expect(JSON.stringify(error)).not.toContain("no spaces allowed");
});

test("bytes that are no batch are refused as malformed", async () => {
  for (const bytes of [[], [1, 2, 3], [0x52, 0x42, 0x50, 1, 255, 255]]) {
    const { status, error } = await push(api, Uint8Array.from(bytes), admin);
    expect([status, error?.data.reason]).toEqual([400, "INPUT.MALFORMED_BATCH"]);
  }
});
