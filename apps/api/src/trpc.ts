import { initTRPC, TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { ApiContext } from "./context.ts";
import { TRANSPORT_CODES } from "./errors/error-mapping.ts";
import { toPublicError, type WireErrorData } from "./errors/wire-error.ts";

const PING_INTERVAL_MS = 15_000;
const STREAM_DURATION_MAX_MS = 30 * 60_000;
const RECONNECT_AFTER_SILENCE_MS = 30_000;

/** The one tRPC instance. Plain JSON on the wire: no transformer. */
const t = initTRPC.context<ApiContext>().create({
  isDev: false,
  errorFormatter: ({ error, path, ctx }) => {
    const shown = toPublicError(error);
    const code = TRANSPORT_CODES[shown.code];
    const data: WireErrorData = {
      code,
      httpStatus: getHTTPStatusCodeFromError(new TRPCError({ code })),
      path: path ?? null,
      reason: shown.code,
      advice: shown.advice,
      retryable: shown.retryable,
      requestId: ctx?.requestId ?? "",
      facts: shown.facts,
    };
    return { message: shown.message, code: TRPC_ERROR_CODES_BY_KEY[code], data };
  },
  sse: {
    maxDurationMs: STREAM_DURATION_MAX_MS,
    ping: { enabled: true, intervalMs: PING_INTERVAL_MS },
    client: { reconnectAfterInactivityMs: RECONNECT_AFTER_SILENCE_MS },
  },
});

export const router = t.router;
export const middleware = t.middleware;
export const bareProcedure = t.procedure;
