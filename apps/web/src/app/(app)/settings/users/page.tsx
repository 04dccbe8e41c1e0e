import type { Metadata } from "next";
import { UsersPage } from "../../../../features/users/users-page.tsx";
import { getServerTrpc, HydrateClient, prefetch } from "../../../../trpc/server.tsx";

export const metadata: Metadata = { title: "Users" };

export default async function Page() {
  const trpc = getServerTrpc();
  await prefetch((cache) => cache.prefetchQuery(trpc.user.list.queryOptions({})));
  return (
    <HydrateClient>
      <UsersPage />
    </HydrateClient>
  );
}
