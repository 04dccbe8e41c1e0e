import type { Metadata } from "next";
import { AuditPage } from "../../../features/audit/audit-page.tsx";
import { auditListOptions } from "../../../features/audit/audit-queries.ts";
import { loadAuditSearch } from "../../../features/audit/audit-search.ts";
import { getServerClient, HydrateClient, prefetch } from "../../../trpc/server.tsx";
import type { PageSearchParams } from "../../search-params.ts";

export const metadata: Metadata = { title: "Audit" };

export default async function Page({ searchParams }: { readonly searchParams: PageSearchParams }) {
  const nowMs = Date.now();
  const search = loadAuditSearch(await searchParams);
  const context = { client: getServerClient(), search, nowMs };
  await prefetch((cache) => cache.prefetchInfiniteQuery(auditListOptions(context)));
  return (
    <HydrateClient>
      <AuditPage nowMs={nowMs} />
    </HydrateClient>
  );
}
