"use client";

import type { WireRun, WireSavepoint } from "@runbox/api";
import { useQuery } from "@tanstack/react-query";
import { PageBreadcrumb } from "../../components/shell/page-breadcrumb.tsx";
import { ApiFailure } from "../../components/states/api-failure.tsx";
import { NotFoundState } from "../../components/states/not-found-state.tsx";
import { PageSkeleton } from "../../components/states/page-skeleton.tsx";
import { EventTime } from "../../components/time/event-time.tsx";
import { Callout } from "../../components/ui/callout.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { StatusBadge } from "../../components/ui/status-badge.tsx";
import { toApiError } from "../../trpc/api-error.ts";
import { useTRPC } from "../../trpc/react.tsx";
import { PinControl } from "./pin-control.tsx";
import { SavedEntities } from "./saved-entities.tsx";
import { SavepointFacts } from "./savepoint-facts.tsx";
import { VerifyControl } from "./verify-control.tsx";

export interface SavepointPageProps {
  readonly runId: string;
  readonly savepointId: string;
}

/** One savepoint: can it be trusted, and what is in it? */
export function SavepointPage({ runId, savepointId }: SavepointPageProps) {
  const trpc = useTRPC();
  const runQuery = useQuery(trpc.run.get.queryOptions({ runId }));
  const query = useQuery(trpc.savepoint.get.queryOptions({ runId, savepointId }));
  const failed = [runQuery, query].find((one) => one.isError && one.data === undefined);
  if (failed !== undefined) {
    const error = toApiError(failed.error);
    if (error.reason === "RUN.NOT_FOUND" || error.reason === "SAVEPOINT.NOT_FOUND") {
      return <NotFoundState />;
    }
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
  return <LoadedSavepoint run={runQuery.data} savepoint={query.data} />;
}

interface LoadedSavepointProps {
  readonly run: WireRun;
  readonly savepoint: WireSavepoint;
}

function LoadedSavepoint({ run, savepoint }: LoadedSavepointProps) {
  const isPersisted = savepoint.status === "persisted";
  return (
    <div className="flex flex-col gap-4">
      <PageBreadcrumb
        items={[
          { label: "Runs", href: "/runs" },
          { label: run.runId, href: `/runs/${run.runId}` },
          { label: savepoint.savepointId, copyValue: savepoint.savepointId },
        ]}
      />
      <PageHeader
        title={
          <>
            Savepoint{" "}
            <EventTime
              value={savepoint.instant}
              clock={run.clock}
              bare
              zone
              className="align-baseline"
            />
          </>
        }
        badges={<StatusBadge kind="savepoint" value={savepoint.status} />}
        description="Every message before this instant is in it, and none at or after it."
        actions={
          isPersisted ? (
            <>
              <VerifyControl savepoint={savepoint} />
              <PinControl savepoint={savepoint} />
            </>
          ) : undefined
        }
      />
      <SavepointFacts run={run} savepoint={savepoint} />
      {isPersisted ? (
        <SavedEntities run={run} savepoint={savepoint} />
      ) : (
        <Callout tone="neutral" title="Its states are gone">
          Retention removed them. The record above remains. Pin a savepoint to keep its states.
        </Callout>
      )}
    </div>
  );
}
