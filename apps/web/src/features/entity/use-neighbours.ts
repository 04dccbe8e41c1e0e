"use client";

import type { WireSavepoint } from "@runbox/api";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../trpc/react.tsx";

/** The persisted savepoints next to one; `null` where there is none, `undefined` while unknown. */
export interface Neighbours {
  readonly previous: WireSavepoint | null | undefined;
  readonly next: WireSavepoint | null | undefined;
}

/** Looks for the savepoints before and after one on its branch whose states are kept. */
export function useNeighbours(savepoint: WireSavepoint): Neighbours {
  const trpc = useTRPC();
  const { runId, branch, instant } = savepoint;
  const common = { runId, branch, statuses: ["persisted" as const], limit: 1 };
  const previous = useQuery(
    trpc.savepoint.list.queryOptions({ ...common, toInstant: instant, descending: true }),
  );
  const next = useQuery(
    trpc.savepoint.list.queryOptions({ ...common, fromInstant: instant + 1, descending: false }),
  );
  return { previous: firstOf(previous.data), next: firstOf(next.data) };
}

function firstOf(page: { readonly items: readonly WireSavepoint[] } | undefined) {
  return page === undefined ? undefined : (page.items[0] ?? null);
}
