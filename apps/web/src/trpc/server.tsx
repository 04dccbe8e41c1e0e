import type { AppRouter } from "@runbox/api";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, type TRPCClient } from "@trpc/client";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { headers } from "next/headers";
import { cache, type ReactNode } from "react";
import { readEnv } from "../env.ts";
import { createQueryClient } from "./query-client.ts";
import { dashboardHeaders } from "./request-headers.ts";

/** A page is not held up longer than this by an API that does not answer. */
const timeoutMs = 10_000;

/** The API as the web server calls it for the person whose request this is. One a request. */
export const getServerClient = cache(
  (): TRPCClient<AppRouter> =>
    createTRPCClient<AppRouter>({
      links: [
        httpBatchLink({
          url: `${readEnv().apiUrl}/trpc`,
          maxItems: 10,
          headers: forwardedHeaders,
          fetch: (input, init) =>
            fetch(input, { ...init, cache: "no-store", signal: AbortSignal.timeout(timeoutMs) }),
        }),
      ],
    }),
);

async function forwardedHeaders(): Promise<Record<string, string>> {
  const incoming = await headers();
  const forwarded: Record<string, string> = { ...dashboardHeaders };
  for (const name of ["cookie", "user-agent", "x-forwarded-for"]) {
    const value = incoming.get(name);
    if (value !== null) forwarded[name] = value;
  }
  return forwarded;
}

/** The cache of this request, which `HydrateClient` hands to the browser. */
const getQueryClient = cache(() => createQueryClient());

/** Options of every query, for `prefetch`. */
export const getServerTrpc = cache(() =>
  createTRPCOptionsProxy<AppRouter>({ client: getServerClient(), queryClient: getQueryClient }),
);

/**
 * Fetches queries for the page that is being made. One that fails is left out: the browser then
 * asks itself and shows why.
 *
 * @param run prefetches with the given client; `prefetchQuery` and `prefetchInfiniteQuery` never
 * reject.
 */
export async function prefetch(
  ...queries: readonly ((client: ReturnType<typeof createQueryClient>) => Promise<void>)[]
): Promise<void> {
  const client = getQueryClient();
  await Promise.all(queries.map((query) => query(client)));
}

/** Hands everything that was prefetched to the browser. */
export function HydrateClient({ children }: { readonly children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(getQueryClient())}>{children}</HydrationBoundary>;
}
