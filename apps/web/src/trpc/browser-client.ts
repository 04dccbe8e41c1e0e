import type { AppRouter } from "@runbox/api";
import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
} from "@trpc/client";
import { dashboardHeaders, idempotencyHeaders } from "./request-headers.ts";
import type { SessionGate } from "./session-gate.ts";
import { createSessionLink } from "./session-link.ts";

/** The API on the dashboard's own origin. */
const url = "/trpc";
/** What the API takes in one request. */
const batchCallsMax = 10;
const urlLengthMax = 4_000;

/** The API as the browser calls it. */
export type ApiClient = TRPCClient<AppRouter>;

/**
 * The client of the browser: queries share requests, mutations go alone so that each has its own
 * idempotency key, subscriptions stream.
 */
export function createBrowserClient(gate: SessionGate): ApiClient {
  return createTRPCClient<AppRouter>({
    links: [
      createSessionLink(gate),
      splitLink({
        condition: (op) => op.type === "subscription",
        true: httpSubscriptionLink({ url }),
        false: splitLink({
          condition: (op) => op.type === "mutation",
          true: httpLink({
            url,
            headers: ({ op }) => ({ ...dashboardHeaders, ...idempotencyHeaders(op.context) }),
          }),
          false: httpBatchLink({
            url,
            maxItems: batchCallsMax,
            maxURLLength: urlLengthMax,
            headers: dashboardHeaders,
          }),
        }),
      }),
    ],
  });
}
