import { principalKey } from "../authorization/principal.ts";
import type { SignedInContext } from "../context.ts";
import { idempotencyKeyReused, invalidRequest, requestInFlight } from "../errors/request-errors.ts";
import { middleware } from "../trpc.ts";
import { trustedCast } from "../trusted-cast.ts";

const KEY_FORM = /^[\x21-\x7e]{8,128}$/;

/** What another request with the same key left, or the right to run. */
type Claim =
  | { readonly kind: "run"; readonly scope: string; readonly key: string }
  | { readonly kind: "answered"; readonly answer: unknown };

/**
 * Lets a mutation with an idempotency key run once: a repeated request gets the first answer. A
 * binary push needs none, it is idempotent by nature.
 */
export const idempotency = middleware(async (call) => {
  const { type, path, getRawInput, next } = call;
  const ctx = trustedCast<SignedInContext>(call.ctx, "stands behind requirePrincipal");
  const key = ctx.idempotencyKey;
  if (type !== "mutation" || key === null || ctx.binaryBody !== null) return next();
  const scope = `${principalKey(ctx.principal)}|${path}|${call.batchIndex}`;
  const claim = await claimKey(ctx, scope, key, await getRawInput());
  const { idempotency: store } = ctx.services.storage;
  if (claim.kind === "answered") {
    return trustedCast<Awaited<ReturnType<typeof next>>>(
      { ok: true, data: claim.answer, marker: "middlewareMarker" },
      "the form in which a middleware gives an answer of its own",
    );
  }
  const result = await next();
  if (result.ok) {
    await store.finish(scope, key, ctx.services.sealer.seal(JSON.stringify(result.data)));
  } else {
    await store.release(scope, key);
  }
  return result;
});

async function claimKey(
  ctx: SignedInContext,
  scope: string,
  key: string,
  input: unknown,
): Promise<Claim> {
  if (!KEY_FORM.test(key)) {
    throw invalidRequest("the idempotency key does not fit", "Use 8 to 128 visible characters.");
  }
  const { storage, sealer } = ctx.services;
  const requestHash = sealer.fingerprint(JSON.stringify(input ?? null));
  const outcome = await storage.idempotency.claim({ scope, key, requestHash });
  switch (outcome.kind) {
    case "claimed":
      return { kind: "run", scope, key };
    case "in-flight":
      throw requestInFlight();
    case "other-request":
      throw idempotencyKeyReused();
    case "answered": {
      const opened = sealer.open(outcome.answerJson);
      // Sealed before the secret was changed: who it belonged to cannot be told any more.
      if (opened === undefined) throw idempotencyKeyReused();
      return { kind: "answered", answer: JSON.parse(opened) };
    }
  }
}
