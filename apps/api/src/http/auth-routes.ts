import type { AuditAction } from "@runbox/core";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { invalidCredentials } from "../errors/auth-errors.ts";
import { invalidRequest } from "../errors/request-errors.ts";
import { emailInput } from "../routers/user/user.schema.ts";
import { authenticationOf } from "./api-request.ts";
import type { HttpServices } from "./http-services.ts";

const BODY_BYTES_MAX = 8_192;

const signInBody = z.strictObject({
  email: z.string().min(1).max(254),
  password: z.string().min(1).max(256),
});

/** Serves signing in and out under `/auth`. */
export function registerAuthRoutes(server: FastifyInstance, services: HttpServices): void {
  const { sessions, signInGuard, storage, logger } = services;

  const record = (
    request: FastifyRequest,
    action: AuditAction,
    outcome: "ok" | "failed",
    actor: { readonly id: string; readonly label: string },
  ) =>
    storage.audit.append({
      context: {
        actor: { kind: "user", ...actor },
        reason: "",
        requestId: request.id,
        address: request.ip,
      },
      action,
      resource: `user:${actor.label}`,
      outcome,
      before: null,
      after: null,
    });

  server.post("/auth/sign-in", { bodyLimit: BODY_BYTES_MAX }, async (request, reply) => {
    const { email, password } = parseSignIn(request.body);
    signInGuard.admit(email, request.ip);
    try {
      const { user, cookies } = await sessions.signIn({ email, password });
      signInGuard.succeeded(email, request.ip);
      await record(request, "user.sign-in", "ok", { id: user.userId, label: user.email });
      return await reply.header("set-cookie", cookies).send({ user });
    } catch (error) {
      if (!isSameCode(error, invalidCredentials())) throw error;
      signInGuard.failed(email, request.ip);
      await record(request, "user.sign-in-failed", "failed", { id: "", label: email });
      throw error;
    }
  });

  server.post("/auth/sign-out", { bodyLimit: BODY_BYTES_MAX }, async (request, reply) => {
    const { principal } = authenticationOf(request);
    const cookies = await sessions.signOut(request.headers.cookie ?? "").catch((error: unknown) => {
      logger.warn({ err: error, requestId: request.id }, "a session could not be ended");
      throw error;
    });
    if (principal?.kind === "user") {
      const actor = { id: principal.userId, label: principal.email };
      await record(request, "user.sign-out", "ok", actor);
    }
    return reply.header("set-cookie", cookies).send({ user: null });
  });

  server.get("/auth/session", (request, reply) => {
    const { principal } = authenticationOf(request);
    if (principal?.kind !== "user") return reply.send({ user: null });
    const { userId, email, name, role } = principal;
    return reply.send({ user: { kind: "user", userId, email, name, role } });
  });
}

function parseSignIn(body: unknown): z.output<typeof signInBody> {
  const result = signInBody.safeParse(parseJson(body));
  if (!result.success) {
    throw invalidRequest("the input does not fit", "Send email and password as texts.");
  }
  // What is no address belongs to nobody: it fails later, like any unknown one.
  const email = emailInput.safeParse(result.data.email);
  return { ...result.data, email: email.success ? email.data : "nobody@invalid.example" };
}

function parseJson(body: unknown): unknown {
  try {
    return typeof body === "string" ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}

function isSameCode(thrown: unknown, error: { readonly code: string }): boolean {
  return thrown instanceof Error && "code" in thrown && thrown.code === error.code;
}
