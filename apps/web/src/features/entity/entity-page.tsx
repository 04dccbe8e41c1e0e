"use client";

import type { WireRun, WireSavepoint } from "@runbox/api";
import { useQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { PageBreadcrumb } from "../../components/shell/page-breadcrumb.tsx";
import { ApiFailure } from "../../components/states/api-failure.tsx";
import { NotFoundState } from "../../components/states/not-found-state.tsx";
import { PageSkeleton } from "../../components/states/page-skeleton.tsx";
import { EventTime } from "../../components/time/event-time.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { visibleText } from "../../format/visible-text.ts";
import { toApiError } from "../../trpc/api-error.ts";
import { useTRPC } from "../../trpc/react.tsx";
import { useMay } from "../auth/index.ts";
import { SavepointSteps } from "./savepoint-steps.tsx";
import type { StateAddress } from "./state-address.ts";
import { StateViewer } from "./state-viewer.tsx";

const MISSING = ["RUN.NOT_FOUND", "SAVEPOINT.NOT_FOUND", "REQUEST.INVALID"];

/** One entity's state in one savepoint. */
export function EntityPage({ address }: { readonly address: StateAddress }) {
  const { runId, savepointId, entityId } = address;
  const trpc = useTRPC();
  const runQuery = useQuery(trpc.run.get.queryOptions({ runId }));
  const query = useQuery(trpc.savepoint.get.queryOptions({ runId, savepointId }));
  const failed = [runQuery, query].find((one) => one.isError && one.data === undefined);
  if (failed !== undefined) {
    const error = toApiError(failed.error);
    if (MISSING.includes(error.reason)) return <NotFoundState />;
    return (
      <ApiFailure
        title="The savepoint could not be loaded"
        error={error}
        onRetry={() => void failed.refetch()}
        retrying={failed.isFetching}
      />
    );
  }
  if (runQuery.data === undefined || query.data === undefined) return <PageSkeleton />;
  return <LoadedEntity run={runQuery.data} savepoint={query.data} entityId={entityId} />;
}

interface LoadedEntityProps {
  readonly run: WireRun;
  readonly savepoint: WireSavepoint;
  readonly entityId: string;
}

function LoadedEntity({ run, savepoint, entityId }: LoadedEntityProps) {
  const mayRead = useMay("operator");
  const { runId, savepointId } = savepoint;
  const savepointHref = `/runs/${runId}/savepoints/${savepointId}`;
  return (
    <div className="flex flex-col gap-4">
      <PageBreadcrumb
        items={[
          { label: "Runs", href: "/runs" },
          { label: runId, href: `/runs/${runId}` },
          { label: savepointId, href: savepointHref },
          { label: visibleText(entityId), copyValue: entityId },
        ]}
      />
      <PageHeader
        title={visibleText(entityId)}
        description={
          <>
            State before{" "}
            <EventTime
              value={savepoint.instant}
              clock={run.clock}
              bare
              zone
              className="align-baseline"
            />
          </>
        }
        actions={<SavepointSteps run={run} savepoint={savepoint} entityId={entityId} />}
      />
      {mayRead ? <StateOrGone savepoint={savepoint} entityId={entityId} /> : <MayNotRead />}
    </div>
  );
}

function StateOrGone({
  savepoint,
  entityId,
}: {
  readonly savepoint: WireSavepoint;
  readonly entityId: string;
}) {
  const { runId, savepointId, status } = savepoint;
  if (status === "persisted") return <StateViewer address={{ runId, savepointId, entityId }} />;
  return (
    <EmptyState
      title="Its state is gone"
      description="Retention removed the states of this savepoint. Pinned ones are kept."
    />
  );
}

function MayNotRead() {
  return (
    <EmptyState
      icon={<Lock aria-hidden />}
      title="You may not see states"
      description="They can hold what is private. Operators and administrators may read them; an administrator can change your role."
    />
  );
}
