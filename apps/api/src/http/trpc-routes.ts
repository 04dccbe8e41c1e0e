import { resolveResponse } from "@trpc/server/http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { appRouter } from "../app-router.ts";
import { principalKey } from "../authorization/principal.ts";
import type { ApiContext } from "../context.ts";
import { signInRequired } from "../errors/auth-errors.ts";
import { invalidRequest, rateLimited } from "../errors/request-errors.ts";
import { toPublicError } from "../errors/wire-error.ts";
import { authenticate } from "../identity/authenticate.ts";
import { authenticationOf, headerOf } from "./api-request.ts";
import { createBodyBudget } from "./body-budget.ts";
import type { HttpServices } from "./http-services.ts";
import { BATCH_CALLS_MAX, JSON_BODY_BYTES_MAX } from "./limits.ts";

const PUSH_PATH = "entity.push";
/** Mutations whose input lists every entity of a run. */
const LARGE_JSON_PATHS = ["run.create", "run.open"] as const;
/** Large bodies under way, in all. */
const BODIES_BYTES_MAX = 512 * 1_048_576;
const BUSY_RETRY_MS = 1_000;
const BINARY = "application/octet-stream";

/** Serves the procedures under `/trpc`. */
export function registerTrpcRoutes(server: FastifyInstance, services: HttpServices): void {
  const { pushBodyBytesMax } = services.settings;
  const admitLarge = createLargeBodyAdmission(pushBodyBytesMax);
  const handler = createTrpcHandler(services);

  server.get("/trpc/:path", handler);
  server.post("/trpc/:path", {
    bodyLimit: JSON_BODY_BYTES_MAX,
    onRequest: (request, _reply, done) => done(refuseOtherThan("application/json", request)),
    handler,
  });
  server.post(`/trpc/${PUSH_PATH}`, {
    bodyLimit: pushBodyBytesMax,
    onRequest: (request, reply, done) =>
      done(refuseOtherThan(BINARY, request) ?? admitLarge(request, reply)),
    handler,
  });
  for (const path of LARGE_JSON_PATHS) {
    server.post(`/trpc/${path}`, {
      bodyLimit: pushBodyBytesMax,
      onRequest: (request, reply, done) =>
        done(refuseOtherThan("application/json", request) ?? admitLarge(request, reply)),
      handler,
    });
  }
}

function refuseOtherThan(wanted: string, request: FastifyRequest): Error | undefined {
  const given = headerOf(request.headers, "content-type")?.split(";")[0]?.trim().toLowerCase();
  if (given === wanted) return undefined;
  return invalidRequest("the content type does not fit", `Send ${wanted}.`);
}

/** Lets large bodies in only from somebody who is known, and only as many as memory takes. */
function createLargeBodyAdmission(bodyBytesMax: number) {
  const budget = createBodyBudget(BODIES_BYTES_MAX);
  return (request: FastifyRequest, reply: FastifyReply): Error | undefined => {
    if (authenticationOf(request).principal === null) return signInRequired();
    const announced = Number(headerOf(request.headers, "content-length") ?? bodyBytesMax);
    const release = budget.take(Math.min(announced, bodyBytesMax));
    if (release === undefined) return rateLimited(BUSY_RETRY_MS);
    reply.raw.once("close", release);
    return undefined;
  };
}

function createTrpcHandler(services: HttpServices) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { path } = request.params as { readonly path?: string };
    const context = createContext(request, services);
    const response = await resolveResponse({
      router: appRouter,
      req: toFetchRequest(request, reply),
      path: path ?? pathOfUrl(request),
      error: null,
      createContext: async () => context,
      maxBatchSize: BATCH_CALLS_MAX,
      onError: ({ error, path: failedPath }) => {
        const shown = toPublicError(error);
        if (shown.code !== "SERVICE.INTERNAL" && !shown.code.startsWith("STORAGE.")) return;
        context.log.error({ err: error.cause ?? error, path: failedPath }, "a procedure failed");
      },
    });
    return reply.send(response);
  };
}

function pathOfUrl(request: FastifyRequest): string {
  return request.url.slice("/trpc/".length).split("?")[0] ?? "";
}

function createContext(request: FastifyRequest, services: HttpServices): ApiContext {
  const { principal } = authenticationOf(request);
  const { body, headers } = request;
  return {
    requestId: request.id,
    principal,
    address: request.ip,
    idempotencyKey: headerOf(headers, "idempotency-key") ?? null,
    binaryBody: body instanceof Uint8Array ? body : null,
    recheckPrincipal: async () => {
      const proofs = { authorization: headers.authorization, cookie: headers.cookie };
      return (await authenticate(proofs, services)).principal;
    },
    log: services.logger.child({
      requestId: request.id,
      ...(principal === null ? {} : { principal: principalKey(principal) }),
    }),
    services,
  };
}

/** The request as tRPC takes it. A binary body stays behind: it travels in the context. */
function toFetchRequest(request: FastifyRequest, reply: FastifyReply): Request {
  const gone = new AbortController();
  reply.raw.once("close", () => gone.abort());
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === "string") headers.set(name, value);
    else for (const each of value ?? []) headers.append(name, each);
  }
  const { body, method } = request;
  // The host says nothing that is used: any base makes the URL whole.
  const url = new URL(request.url, "http://api.invalid");
  if (method !== "POST") return new Request(url, { method, headers, signal: gone.signal });
  const sent = typeof body === "string" ? body : new Uint8Array(0);
  return new Request(url, { method, headers, signal: gone.signal, body: sent });
}
