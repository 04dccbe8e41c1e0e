import type { IncomingHttpHeaders } from "node:http";
import type { FastifyRequest } from "fastify";
import type { Authentication } from "../identity/authenticate.ts";

/** One header as a text; of a repeated one the first. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

const authentications = new WeakMap<FastifyRequest, Authentication>();

/** Remembers who makes a request. */
export function setAuthentication(request: FastifyRequest, authentication: Authentication): void {
  authentications.set(request, authentication);
}

/** Who makes a request; nobody before it was found out. */
export function authenticationOf(request: FastifyRequest): Authentication {
  return authentications.get(request) ?? { principal: null, means: "none", setCookies: [] };
}
