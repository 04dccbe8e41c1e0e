import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from "fastify";
import { policyOf } from "../authorization/policy-table.ts";
import { principalKey } from "../authorization/principal.ts";
import { invalidRequest, rateLimited, requestTooLarge } from "../errors/request-errors.ts";
import { toWireError } from "../errors/wire-error.ts";
import { authenticate } from "../identity/authenticate.ts";
import { API_VERSION } from "../version.ts";
import { authenticationOf, headerOf, setAuthentication } from "./api-request.ts";
import { registerAuthRoutes } from "./auth-routes.ts";
import type { HttpServices } from "./http-services.ts";
import { JSON_BODY_BYTES_MAX } from "./limits.ts";
import { registerOperationRoutes } from "./operation-routes.ts";
import { RATE_WINDOW_MS, rateLimitOf } from "./rate-limits.ts";
import { checkSameOrigin, DASHBOARD_HEADER } from "./same-origin.ts";
import { registerTrpcRoutes } from "./trpc-routes.ts";

const REQUEST_TIMEOUT_MS = 60_000;
const HEADERS_TIMEOUT_MS = 10_000;
const PARAM_CHARACTERS_MAX = 1_000;
const REQUEST_ID_FORM = /^[A-Za-z0-9._-]{8,64}$/;
const PROTECTED_PATH = /^\/(?:trpc|auth)\//;
const ALLOWED_METHODS: readonly string[] = ["GET", "HEAD", "POST"];

/** Makes the HTTP server with all its routes; it does not listen yet. */
export async function createServer(services: HttpServices): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = services.logger;
  const server = Fastify({
    loggerInstance,
    // One line a request is written below.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request: IncomingMessage) => toRequestId(headerOf(request.headers, "x-request-id")),
    trustProxy: services.settings.isProxyTrusted,
    bodyLimit: JSON_BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
    routerOptions: { maxParamLength: PARAM_CHARACTERS_MAX },
    forceCloseConnections: "idle",
    return503OnClosing: false,
  });
  takeOnlyTextAndBytes(server);
  addRequestLog(server, services);
  server.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    reply.header("x-api-version", API_VERSION);
    reply.header("cache-control", "no-store");
    if (!ALLOWED_METHODS.includes(request.method) || request.headers.upgrade !== undefined) {
      throw invalidRequest("the method does not fit", "Queries are GET, mutations are POST.");
    }
  });
  await server.register(helmet, HELMET_OPTIONS);
  addAuthentication(server, services);
  await server.register(rateLimit, {
    global: true,
    hook: "onRequest",
    timeWindow: RATE_WINDOW_MS,
    keyGenerator: (request) => rateLimitOf(request).key,
    max: (request) => rateLimitOf(request).max,
    allowList: (request) => !PROTECTED_PATH.test(request.url),
    errorResponseBuilder: (_request, { ttl }) => rateLimited(ttl),
  });
  answerErrors(server, services);
  registerTrpcRoutes(server, services);
  registerAuthRoutes(server, services);
  registerOperationRoutes(server, services);
  return server;
}

const HELMET_OPTIONS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { "default-src": ["'none'"], "frame-ancestors": ["'none'"] },
  },
  // Whether TLS is in front is the proxy's to say.
  strictTransportSecurity: false,
  frameguard: { action: "deny" as const },
  referrerPolicy: { policy: "no-referrer" as const },
  crossOriginResourcePolicy: { policy: "same-origin" as const },
};

function toRequestId(given: string | undefined): string {
  return given !== undefined && REQUEST_ID_FORM.test(given) ? given : randomUUID();
}

/** Bodies stay as they came: procedures parse them, and nothing else is ever parsed. */
function takeOnlyTextAndBytes(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) =>
    done(null, body),
  );
  server.addContentTypeParser(
    "application/octet-stream",
    { parseAs: "buffer" },
    (_request, body, done) => done(null, body),
  );
}

function addRequestLog(server: FastifyInstance, { logger, metrics }: HttpServices): void {
  server.addHook("onResponse", async (request, reply) => {
    const { principal } = authenticationOf(request);
    const procedure = nameOf(request);
    const status = reply.statusCode;
    const durationMs = Math.round(reply.elapsedTime * 1_000) / 1_000;
    metrics.requestAnswered({ procedure, status, durationMs });
    logger.info(
      {
        requestId: request.id,
        method: request.method,
        procedure,
        status,
        durationMs,
        address: request.ip,
        principal: principal === null ? null : principalKey(principal),
      },
      "request",
    );
  });
}

/** What was asked for, out of a bounded set of names. */
function nameOf(request: FastifyRequest): string {
  const [path = ""] = request.url.split("?");
  if (!path.startsWith("/trpc/")) return request.is404 ? "unknown" : path;
  const name = path.slice("/trpc/".length);
  if (name.includes(",")) return "batch";
  return policyOf(name) === undefined ? "unknown" : name;
}

/** Finds out who asks, before any body is read, and refuses changes from foreign pages. */
function addAuthentication(server: FastifyInstance, services: HttpServices): void {
  server.addHook("onRequest", async (request, reply) => {
    if (!PROTECTED_PATH.test(request.url)) return;
    const { headers } = request;
    const authentication = await authenticate(
      { authorization: headers.authorization, cookie: headers.cookie },
      services,
    );
    setAuthentication(request, authentication);
    if (authentication.setCookies.length > 0) {
      reply.header("set-cookie", authentication.setCookies);
    }
    if (request.method !== "POST" || authentication.means === "token") return;
    checkSameOrigin(
      {
        dashboardHeader: headerOf(headers, DASHBOARD_HEADER),
        secFetchSite: headerOf(headers, "sec-fetch-site"),
        origin: headerOf(headers, "origin"),
      },
      services.settings.publicUrl,
    );
  });
}

function answerErrors(server: FastifyInstance, { logger }: HttpServices): void {
  server.setErrorHandler((thrown, request, reply) => {
    const error = toWireError(fromFastify(thrown, request), { requestId: request.id, path: null });
    if (error.data.reason === "SERVICE.INTERNAL") {
      logger.error({ err: thrown, requestId: request.id }, "a request failed");
    }
    const { retryAfterMs } = error.data.facts;
    if (typeof retryAfterMs === "number") {
      reply.header("retry-after", Math.ceil(retryAfterMs / 1_000));
    }
    return reply.code(error.data.httpStatus).send({ error });
  });
  server.setNotFoundHandler((request, reply) => {
    const missing = invalidRequest("there is nothing at this path", "Check the address.");
    const error = toWireError(missing, { requestId: request.id, path: null });
    return reply.code(404).send({ error });
  });
}

/** Errors of the server framework in our words. */
function fromFastify(thrown: unknown, request: FastifyRequest): unknown {
  if (typeof thrown !== "object" || thrown === null || !("statusCode" in thrown)) return thrown;
  switch (thrown.statusCode) {
    case 413:
      return requestTooLarge(request.routeOptions.bodyLimit ?? JSON_BODY_BYTES_MAX);
    case 415:
      return invalidRequest("the content type does not fit", "Send application/json.");
    case 400:
      return invalidRequest("it cannot be read", "Send what the tRPC client makes.");
    default:
      return thrown;
  }
}
