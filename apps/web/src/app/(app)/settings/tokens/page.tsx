import type { Metadata } from "next";
import { TokensPage } from "../../../../features/tokens/tokens-page.tsx";
import { getServerTrpc, HydrateClient, prefetch } from "../../../../trpc/server.tsx";

export const metadata: Metadata = { title: "API tokens" };

export default async function Page() {
  const trpc = getServerTrpc();
  await prefetch((cache) => cache.prefetchQuery(trpc.token.list.queryOptions({})));
  return (
    <HydrateClient>
      <TokensPage />
    </HydrateClient>
  );
}
