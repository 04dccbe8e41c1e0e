import type { Metadata } from "next";
import { SavepointPage } from "../../../../../../features/savepoint/index.ts";
import { getServerTrpc, HydrateClient, prefetch } from "../../../../../../trpc/server.tsx";

interface PageProps {
  readonly params: Promise<{ readonly runId: string; readonly savepointId: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { runId } = await params;
  return { title: `Savepoint of ${decodeURIComponent(runId)}` };
}

export default async function Page({ params }: PageProps) {
  const { runId: rawRunId, savepointId: rawSavepointId } = await params;
  const runId = decodeURIComponent(rawRunId);
  const savepointId = decodeURIComponent(rawSavepointId);
  const trpc = getServerTrpc();
  await prefetch(
    (client) => client.prefetchQuery(trpc.run.get.queryOptions({ runId })),
    (client) => client.prefetchQuery(trpc.savepoint.get.queryOptions({ runId, savepointId })),
  );
  return (
    <HydrateClient>
      <SavepointPage runId={runId} savepointId={savepointId} />
    </HydrateClient>
  );
}
