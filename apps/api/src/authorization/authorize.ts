import { parseRunId, runErrors } from "@runbox/core";
import type { ApiContext } from "../context.ts";
import { accessForbidden, signInRequired } from "../errors/auth-errors.ts";
import { invalidRequest } from "../errors/request-errors.ts";
import { middleware } from "../trpc.ts";
import { decideAccess } from "./decide-access.ts";
import type { Policy } from "./policy.ts";
import { policyOf } from "./policy-table.ts";
import { maySeeRun, runPrefixOf } from "./principal.ts";

/**
 * Lets a call through only as the policy table says. A run that a token's prefix does not reach is
 * answered as a run that does not exist.
 */
export const authorize = middleware(async ({ ctx, path, getRawInput, next }) => {
  const policy = policyOf(path);
  const decision = decideAccess(policy, ctx.principal);
  if (decision === "sign-in-needed") throw signInRequired();
  if (decision === "forbidden") throw await refuse(ctx, path, policy);
  if (policy?.access === "guarded" && policy.runs === "run") {
    await checkRun(ctx, path, await getRawInput());
  }
  return next();
});

/** For procedures that take a principal: `authorize` has seen to it that there is one. */
export const requirePrincipal = middleware(({ ctx, next }) => {
  const { principal } = ctx;
  if (principal === null) throw signInRequired();
  return next({ ctx: { ...ctx, principal } });
});

async function refuse(ctx: ApiContext, path: string, policy: Policy | undefined) {
  const needed = describeNeed(policy, ctx.principal?.kind === "token");
  await ctx.services.denials.record(ctx, path, needed);
  return accessForbidden(needed);
}

function describeNeed(policy: Policy | undefined, isToken: boolean): string {
  if (policy?.access !== "guarded") return "nothing that exists";
  if (!isToken) return `the role ${policy.role}`;
  return policy.scope === null ? "a signed-in user" : `the scope ${policy.scope}`;
}

async function checkRun(ctx: ApiContext, path: string, rawInput: unknown): Promise<void> {
  if (ctx.principal === null || runPrefixOf(ctx.principal) === null) return;
  const runId = readRunId(rawInput);
  if (runId === undefined) {
    throw invalidRequest("it names no run", "Give the run's id as runId.");
  }
  if (maySeeRun(ctx.principal, runId)) return;
  await ctx.services.denials.record(ctx, path, "a token for this run");
  throw runErrors.runNotFound(parseRunId(runId));
}

function readRunId(rawInput: unknown): string | undefined {
  if (typeof rawInput !== "object" || rawInput === null || !Object.hasOwn(rawInput, "runId")) {
    return undefined;
  }
  const { runId } = rawInput as { readonly runId: unknown };
  return typeof runId === "string" ? runId : undefined;
}
