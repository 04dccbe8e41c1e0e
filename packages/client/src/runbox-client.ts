import type { AppRouter } from "@runbox/api";
import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";

/** Every call of the API, typed: `client.run.list.query({ limit: 50 })`. */
export type RunboxClient = TRPCClient<AppRouter>;

/** Where the API is, and who calls. */
export interface RunboxClientOptions {
  /** The address of the API, as `http://127.0.0.1:4000`. */
  readonly url: string;
  /** An API token; its scopes and its run prefix say what the client can do. */
  readonly token: string;
}

/**
 * Creates a client for the API. No call is made yet, and none is retried: `createReliableCall`
 * does that for calls that are harmless to repeat.
 *
 * A call can carry `{ context: idempotencyContext(key) }`: repeating it with the same key has one
 * effect.
 */
export function createRunboxClient({ url, token }: RunboxClientOptions): RunboxClient {
  return createTRPCClient<AppRouter>({
    links: [
      // One call a request: a batch of pushes is one call already, and shares its fate with nobody.
      httpLink({
        url: `${url.replace(/\/+$/, "")}/trpc`,
        headers: ({ op }) => ({
          authorization: `Bearer ${token}`,
          ...idempotencyHeader(op.context[IDEMPOTENCY_KEY]),
        }),
      }),
    ],
  });
}

const IDEMPOTENCY_KEY = "idempotencyKey";

/** Context of a mutation that may be sent more than once. */
export function idempotencyContext(key: string): Readonly<Record<string, string>> {
  return { [IDEMPOTENCY_KEY]: key };
}

function idempotencyHeader(key: unknown): Readonly<Record<string, string>> {
  return typeof key === "string" ? { "idempotency-key": key } : {};
}
