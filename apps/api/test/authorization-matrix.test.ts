import { TOKEN_SCOPES } from "@runbox/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { GuardedPolicy } from "../src/authorization/policy.ts";
import { POLICY_TABLE } from "../src/authorization/policy-table.ts";
import { ROLES, roleReaches } from "../src/authorization/role.ts";
import { mutate, push, query } from "./support/call.ts";
import { openStream } from "./support/event-stream.ts";
import { type Proof, signInAs, tokenFor } from "./support/people.ts";
import { PROCEDURES, type RoutedProcedure } from "./support/procedures.ts";
import { sampleBatch } from "./support/sample-batch.ts";
import { type SampleFacts, sampleInputs } from "./support/sample-inputs.ts";
import { createSampleRun } from "./support/sample-run.ts";
import { startApi, type TestApi } from "./support/start-api.ts";

let api: TestApi;
let facts: SampleFacts;
const proofs = new Map<string, Proof>();

beforeAll(async () => {
  api = await startApi();
  await api.server.listen({ port: 0, host: "127.0.0.1" });
  for (const role of ROLES) proofs.set(role, await signInAs(api, role));
  const runId = "mine-1";
  const savepointId = await createSampleRun(api, runId, proofs.get("operator") ?? {});
  facts = { runId, savepointId, userId: "nobody", tokenId: "tok_none" };
});
afterAll(() => api.close());

/** What a call came to, as far as access is concerned: nothing that is allowed changes anything. */
async function outcomeOf({ path, type }: RoutedProcedure, proof: Proof): Promise<string> {
  if (path === "entity.push") {
    const answer = await push(api, sampleBatch(facts.runId, 9, [[0, 60_000, 1]]), proof);
    return toOutcome(answer.error?.data.reason);
  }
  // Inputs that are complete but for one field: access is decided before they are checked.
  const input = type === "mutation" ? withUnknownKey(path) : sampleInputs(facts)[path];
  if (type === "subscription") {
    // From the first event on: whoever may see events gets one at once.
    const stream = await openStream(api, { topics: ["runs"], lastEventId: "0" }, proof);
    const { data } = await stream.next();
    await stream.close();
    return toOutcome(reasonOf(data));
  }
  const call = type === "mutation" ? mutate : query;
  const { error } = await call(api, path, input, proof);
  return toOutcome(error?.data.reason);
}

function reasonOf(data: unknown): string | undefined {
  const { data: details } = data as { readonly data?: { readonly reason?: string } };
  return details?.reason;
}

function withUnknownKey(path: RoutedProcedure["path"]): object {
  return { ...sampleInputs(facts)[path], unknownKey: 1 };
}

function toOutcome(reason: string | undefined): string {
  switch (reason) {
    case "AUTH.REQUIRED":
      return "sign-in-needed";
    case "AUTH.FORBIDDEN":
      return "forbidden";
    case "RUN.NOT_FOUND":
      return "absent";
    default:
      return "allowed";
  }
}

function expectedForRole(path: RoutedProcedure["path"], role: (typeof ROLES)[number]): string {
  const policy = POLICY_TABLE[path];
  if (policy.access === "public") return "allowed";
  return roleReaches(role, policy.role) ? "allowed" : "forbidden";
}

function scopesOf(policy: GuardedPolicy) {
  if (policy.scope === null) return { enough: [], rest: TOKEN_SCOPES };
  if (policy.scope === "any") return { enough: [TOKEN_SCOPES[0]], rest: [] };
  return {
    enough: [policy.scope],
    rest: TOKEN_SCOPES.filter((scope) => scope !== policy.scope),
  };
}

describe.each(PROCEDURES)("$path", (procedure) => {
  const policy = POLICY_TABLE[procedure.path];
  const guarded = policy.access === "guarded" ? policy : undefined;

  test("has a policy", () => {
    expect(Object.keys(POLICY_TABLE)).toContain(procedure.path);
  });

  test("without a session or token is as its policy says", async () => {
    expect(await outcomeOf(procedure, {})).toBe(guarded ? "sign-in-needed" : "allowed");
  });

  test("with a cookie that nobody signed is the same as without", async () => {
    const forged = { cookie: "runbox-session=abc.def; __Host-runbox-session=abc.def" };
    expect(await outcomeOf(procedure, forged)).toBe(guarded ? "sign-in-needed" : "allowed");
  });

  test.each(ROLES)("by a %s is as its policy says", async (role) => {
    expect(await outcomeOf(procedure, proofs.get(role) ?? {})).toBe(
      expectedForRole(procedure.path, role),
    );
  });

  test.runIf(guarded !== undefined)("by tokens is as its policy says", async () => {
    if (guarded === undefined) return;
    const { enough, rest } = scopesOf(guarded);
    const headers = { "x-middleware-subrequest": "1", "x-forwarded-for": "10.0.0.1" };
    if (enough.length > 0) {
      const token = await tokenFor(api, enough);
      expect(await outcomeOf(procedure, { ...token, ...headers })).toBe("allowed");
      const limited = await tokenFor(api, enough, "mine-");
      expect(await outcomeOf(procedure, limited)).toBe("allowed");
    }
    if (rest.length > 0) {
      const token = await tokenFor(api, rest);
      expect(await outcomeOf(procedure, { ...token, ...headers })).toBe("forbidden");
    }
  });

  test.runIf(guarded?.runs === "run" || procedure.path === "entity.push")(
    "answers a token for other runs as if the run did not exist",
    async () => {
      const token = await tokenFor(api, TOKEN_SCOPES, "other-");
      expect(await outcomeOf(procedure, token)).toBe("absent");
    },
  );

  test.runIf(guarded)("refuses a token that was changed by one character", async () => {
    const { authorization = "" } = await tokenFor(api, TOKEN_SCOPES);
    const changed = `${authorization.slice(0, -1)}${authorization.endsWith("0") ? "1" : "0"}`;
    const proof = { ...proofs.get("admin"), authorization: changed };
    expect(await outcomeOf(procedure, proof)).toBe("sign-in-needed");
  });
});

test("the table has no procedure that the router lacks", () => {
  const paths = PROCEDURES.map(({ path }) => path);
  expect(Object.keys(POLICY_TABLE).toSorted()).toEqual(paths.toSorted());
});

test("every procedure that is checked by run takes a run id", () => {
  const inputs = sampleInputs(facts);
  for (const [path, policy] of Object.entries(POLICY_TABLE)) {
    if (policy.access !== "guarded" || policy.runs !== "run") continue;
    expect(inputs[path as RoutedProcedure["path"]], path).toHaveProperty("runId");
  }
});

test("refusals of people and tokens are in the audit trail, with who and what", async () => {
  const token = await tokenFor(api, ["runs:read"]);
  await mutate(api, "run.finish", { runId: "mine-1", status: "failed" }, token);
  const { data } = await query(
    api,
    "audit.list",
    { action: "access.denied", resourcePrefix: "procedure:run.finish", limit: 200 },
    proofs.get("admin"),
  );
  const { items } = data as { readonly items: readonly { readonly actor: { kind: string } }[] };
  expect(items.some(({ actor }) => actor.kind === "token")).toBe(true);
});
