import type { Metadata } from "next";
import { EntityPage } from "../../../../../../../../features/entity/index.ts";
import { getServerTrpc, HydrateClient, prefetch } from "../../../../../../../../trpc/server.tsx";

interface PageProps {
  readonly params: Promise<{
    readonly runId: string;
    readonly savepointId: string;
    readonly entityId: string;
  }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { entityId, runId } = await params;
  return { title: `${decodeURIComponent(entityId)} of ${decodeURIComponent(runId)}` };
}

// The state itself is not fetched here: reading one is audited, and a prefetched link reads nothing.
export default async function Page({ params }: PageProps) {
  const raw = await params;
  const runId = decodeURIComponent(raw.runId);
  const savepointId = decodeURIComponent(raw.savepointId);
  const entityId = decodeURIComponent(raw.entityId);
  const trpc = getServerTrpc();
  await prefetch(
    (client) => client.prefetchQuery(trpc.run.get.queryOptions({ runId })),
    (client) => client.prefetchQuery(trpc.savepoint.get.queryOptions({ runId, savepointId })),
  );
  return (
    <HydrateClient>
      <EntityPage address={{ runId, savepointId, entityId }} />
    </HydrateClient>
  );
}
