import type { AppRouter } from "@runbox/api";
import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import type { TRPCClient } from "@trpc/client";
import { type AuditSearch, toAuditQuery } from "./audit-search.ts";

const pageEntryCount = 50;

export interface AuditQueryContext {
  readonly client: TRPCClient<AppRouter>;
  readonly search: AuditSearch;
  /** When the page was made: recent ranges count back from here. */
  readonly nowMs: number;
}

/** The trail, newest first, page after page. */
export function auditListOptions({ client, search, nowMs }: AuditQueryContext) {
  const query = toAuditQuery(search, nowMs);
  return infiniteQueryOptions({
    queryKey: ["audit", "list", query],
    queryFn: ({ pageParam, signal }) =>
      client.audit.list.query({ ...query, limit: pageEntryCount, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
}
