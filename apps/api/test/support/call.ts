import type { Api } from "../../src/compose.ts";
import type { WireError } from "../../src/errors/wire-error.ts";
import { DASHBOARD, type Proof } from "./people.ts";

/** An answer of a procedure. */
export interface Answer {
  readonly status: number;
  /** What it gave, if it did. */
  readonly data: unknown;
  /** Why it did not. */
  readonly error: WireError | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Calls a query as a browser does. */
export function query(api: Api, path: string, input: unknown, proof: Proof = {}): Promise<Answer> {
  const url = `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`;
  return inject(api, { method: "GET", url, headers: { ...DASHBOARD, ...proof } });
}

/** Calls a mutation as a browser does. */
export function mutate(api: Api, path: string, input: unknown, proof: Proof = {}): Promise<Answer> {
  return inject(api, {
    method: "POST",
    url: `/trpc/${path}`,
    headers: { ...DASHBOARD, "content-type": "application/json", ...proof },
    payload: JSON.stringify(input),
  });
}

/** Sends a push batch. */
export function push(api: Api, batch: Uint8Array, proof: Proof): Promise<Answer> {
  return inject(api, {
    method: "POST",
    url: "/trpc/entity.push",
    headers: { ...DASHBOARD, "content-type": "application/octet-stream", ...proof },
    payload: Buffer.from(batch),
  });
}

/** Sends anything and reads what comes back as an answer. */
export async function inject(
  api: Api,
  request: {
    readonly method: "GET" | "POST";
    readonly url: string;
    readonly headers: Proof;
    readonly payload?: string | Buffer;
  },
): Promise<Answer> {
  const answer = await api.server.inject(request);
  const body: unknown = answer.body === "" ? {} : JSON.parse(answer.body);
  const { result, error } = body as {
    readonly result?: { readonly data?: unknown };
    readonly error?: WireError;
  };
  return { status: answer.statusCode, data: result?.data, error, headers: answer.headers };
}
