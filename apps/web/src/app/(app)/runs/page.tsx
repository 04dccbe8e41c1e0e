import type { Metadata } from "next";
import { RunsPage } from "../../../features/runs/runs-page.tsx";
import { runCountsOptions, runsListOptions } from "../../../features/runs/runs-queries.ts";
import { loadRunsSearch } from "../../../features/runs/runs-search.ts";
import { getServerClient, HydrateClient, prefetch } from "../../../trpc/server.tsx";
import type { PageSearchParams } from "../../search-params.ts";

export const metadata: Metadata = { title: "Runs" };

export default async function Page({ searchParams }: { readonly searchParams: PageSearchParams }) {
  const nowMs = Date.now();
  const search = loadRunsSearch(await searchParams);
  const context = { client: getServerClient(), search, nowMs };
  await prefetch(
    (cache) => cache.prefetchInfiniteQuery(runsListOptions(context)),
    (cache) => cache.prefetchQuery(runCountsOptions(context)),
  );
  return (
    <HydrateClient>
      <RunsPage nowMs={nowMs} />
    </HydrateClient>
  );
}
