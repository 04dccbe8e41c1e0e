import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { accessForbidden } from "../errors/auth-errors.ts";
import { hashToken } from "../identity/token-secret.ts";
import { API_VERSION, VERSION } from "../version.ts";
import type { HttpServices } from "./http-services.ts";

const LOOPBACK: readonly string[] = ["127.0.0.1", "::1", "::ffff:127.0.0.1"];

/** Serves what operations ask: is it alive, is it ready, how does it do, which version is it. */
export function registerOperationRoutes(server: FastifyInstance, services: HttpServices): void {
  const { lifecycle, storage, metrics, settings } = services;

  server.get("/livez", () => ({ status: "alive" }));

  const readiness = async () => {
    const database = await storage.checkHealth();
    const checks = {
      accepting: !lifecycle.isDraining,
      database: database.reachable,
      migrations: database.migrated,
    };
    return { isReady: Object.values(checks).every(Boolean), checks };
  };
  for (const path of ["/readyz", "/healthz"]) {
    server.get(path, async (_request, reply) => {
      const { isReady, checks } = await readiness();
      const status = isReady ? "ready" : "not-ready";
      return reply.code(isReady ? 200 : 503).send({ status, checks });
    });
  }

  server.get("/version", () => ({ version: VERSION, apiVersion: API_VERSION }));

  server.get("/metrics", async (request, reply) => {
    if (!mayScrape(request, settings.metricsToken)) throw accessForbidden("the metrics token");
    return reply.type(metrics.contentType).send(await metrics.expose());
  });
}

function mayScrape(request: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) {
    const isForwarded = request.headers["x-forwarded-for"] !== undefined;
    return !isForwarded && LOOPBACK.includes(request.socket.remoteAddress ?? "");
  }
  const given = hashToken(request.headers.authorization ?? "");
  return timingSafeEqual(Buffer.from(given), Buffer.from(hashToken(`Bearer ${token}`)));
}
