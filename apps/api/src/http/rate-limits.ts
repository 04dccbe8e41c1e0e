import type { FastifyRequest } from "fastify";
import { principalKey } from "../authorization/principal.ts";
import { authenticationOf } from "./api-request.ts";

/** Over how long requests are counted. */
export const RATE_WINDOW_MS = 10_000;

/** Requests in a window. Pushes are many by nature: what they cost is bounded elsewhere. */
const LIMITS = { push: 100_000, token: 5_000, user: 1_000, stranger: 200 } as const;

/** Whom a request is counted with, and how many they may make. */
export interface RateLimit {
  readonly key: string;
  readonly max: number;
}

/** Counts people and tokens by who they are, and strangers by their address. */
export function rateLimitOf(request: FastifyRequest): RateLimit {
  const { principal } = authenticationOf(request);
  if (principal === null) return { key: `address:${request.ip}`, max: LIMITS.stranger };
  const key = principalKey(principal);
  if (principal.kind === "user") return { key, max: LIMITS.user };
  const isPush = request.url.startsWith("/trpc/entity.push");
  return isPush ? { key: `${key}|push`, max: LIMITS.push } : { key, max: LIMITS.token };
}
