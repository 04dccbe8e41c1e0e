import { initTRPC } from "@trpc/server";
import type { ApiContext } from "./context.ts";
import { toWireError, type WireError } from "./errors/wire-error.ts";

const PING_INTERVAL_MS = 15_000;
const STREAM_DURATION_MAX_MS = 30 * 60_000;
const RECONNECT_AFTER_SILENCE_MS = 30_000;

/** The one tRPC instance. Plain JSON on the wire: no transformer. */
const t = initTRPC.context<ApiContext>().create({
  isDev: false,
  errorFormatter: ({ error, path, ctx }): WireError =>
    toWireError(error, { requestId: ctx?.requestId ?? "", path: path ?? null }),
  sse: {
    maxDurationMs: STREAM_DURATION_MAX_MS,
    ping: { enabled: true, intervalMs: PING_INTERVAL_MS },
    client: { reconnectAfterInactivityMs: RECONNECT_AFTER_SILENCE_MS },
  },
});

export const router = t.router;
export const middleware = t.middleware;
export const bareProcedure = t.procedure;
