import type { QueryClient } from "@tanstack/react-query";
import type { getServerTrpc } from "../../trpc/server.tsx";
import {
  newestInstantOf,
  type TimelineSearch,
  toTimelineQuery,
  toTimelineRange,
} from "./timeline/timeline-search.ts";

/** Puts what the run page shows first into the cache; what fails is left to the browser. */
export async function prefetchRun(
  cache: QueryClient,
  trpc: ReturnType<typeof getServerTrpc>,
  { runId, search }: { readonly runId: string; readonly search: TimelineSearch },
): Promise<void> {
  const runOptions = trpc.run.get.queryOptions({ runId });
  const progressOptions = trpc.savepoint.progress.queryOptions({ runId });
  await Promise.all([cache.prefetchQuery(runOptions), cache.prefetchQuery(progressOptions)]);
  const run = cache.getQueryData(runOptions.queryKey);
  if (run === undefined || search.view === "table") return;
  const progress = cache.getQueryData(progressOptions.queryKey)?.progress ?? null;
  const range = toTimelineRange(search, run, newestInstantOf(run, progress));
  await cache.prefetchQuery(trpc.savepoint.timeline.queryOptions(toTimelineQuery(runId, range)));
}
