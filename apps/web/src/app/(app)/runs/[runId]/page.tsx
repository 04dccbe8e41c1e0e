import type { Metadata } from "next";
import { RunPage } from "../../../../features/run/index.ts";
import { getServerTrpc, HydrateClient, prefetch } from "../../../../trpc/server.tsx";

interface PageProps {
  readonly params: Promise<{ readonly runId: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).runId) };
}

export default async function Page({ params }: PageProps) {
  const runId = decodeURIComponent((await params).runId);
  const trpc = getServerTrpc();
  await prefetch(
    (client) => client.prefetchQuery(trpc.run.get.queryOptions({ runId })),
    (client) => client.prefetchQuery(trpc.savepoint.progress.queryOptions({ runId })),
  );
  return (
    <HydrateClient>
      <RunPage runId={runId} />
    </HydrateClient>
  );
}
