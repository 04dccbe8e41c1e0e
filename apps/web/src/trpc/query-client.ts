import { QueryClient } from "@tanstack/react-query";
import { toApiError } from "./api-error.ts";

/**
 * Data that came with the page is not asked for again at once. Long enough for a slow browser: it
 * must not find the data old while it takes over the server's markup.
 */
const staleAfterMs = 60_000;
const retriesMax = 2;

/** A cache of answers: one a request on the server, one a tab in the browser. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: staleAfterMs,
        // Without an answer the page says so at once; the API's own "try again" is obeyed.
        retry: (failureCount, thrown) => failureCount < retriesMax && deservesRetry(thrown),
        // Calls fail at once without a network, instead of waiting without a word.
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

function deservesRetry(thrown: unknown): boolean {
  const error = toApiError(thrown);
  return error.kind === "answered" && error.retryable && error.reason !== "REQUEST.RATE_LIMITED";
}
