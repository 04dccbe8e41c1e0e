import type { Metadata } from "next";
import { prefetchRun } from "../../../../features/run/prefetch-run.ts";
import { RunPage } from "../../../../features/run/run-page.tsx";
import { loadTimelineSearch } from "../../../../features/run/timeline/timeline-search.ts";
import { getServerTrpc, HydrateClient, prefetch } from "../../../../trpc/server.tsx";
import type { PageSearchParams } from "../../../search-params.ts";

interface PageProps {
  readonly params: Promise<{ readonly runId: string }>;
  readonly searchParams: PageSearchParams;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).runId) };
}

export default async function Page({ params, searchParams }: PageProps) {
  const runId = decodeURIComponent((await params).runId);
  const search = loadTimelineSearch(await searchParams);
  const trpc = getServerTrpc();
  await prefetch((cache) => prefetchRun(cache, trpc, { runId, search }));
  return (
    <HydrateClient>
      <RunPage runId={runId} />
    </HydrateClient>
  );
}
