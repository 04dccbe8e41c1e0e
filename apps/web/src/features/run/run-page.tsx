"use client";

import type { WireRun } from "@runbox/api";
import { useQuery } from "@tanstack/react-query";
import { PageBreadcrumb } from "../../components/shell/page-breadcrumb.tsx";
import { ApiFailure } from "../../components/states/api-failure.tsx";
import { NotFoundState } from "../../components/states/not-found-state.tsx";
import { PageSkeleton } from "../../components/states/page-skeleton.tsx";
import { Callout } from "../../components/ui/callout.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { StatusBadge } from "../../components/ui/status-badge.tsx";
import { visibleText } from "../../format/visible-text.ts";
import { toApiError } from "../../trpc/api-error.ts";
import { useTRPC } from "../../trpc/react.tsx";
import { MissingEntities } from "./missing-entities.tsx";
import { RunActions } from "./run-actions.tsx";
import { RunAnswers } from "./run-answers.tsx";
import { RunFacts } from "./run-facts.tsx";
import { TimelineCard } from "./timeline/timeline-card.tsx";
import { useRunLive } from "./use-run-live.ts";

/** While a savepoint is being collected its counts are read again this often. */
const PROGRESS_EVERY_MS = 2_000;

/** One run: is it safe now, and if it had to be restored, to when? */
export function RunPage({ runId }: { readonly runId: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.run.get.queryOptions({ runId }));
  useRunLive(runId);
  if (query.isPending) return <PageSkeleton />;
  if (query.isError && query.data === undefined) {
    const error = toApiError(query.error);
    if (error.reason === "RUN.NOT_FOUND") return <NotFoundState />;
    return (
      <ApiFailure
        title="The run could not be loaded"
        error={error}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  return <LoadedRun run={query.data} />;
}

function LoadedRun({ run }: { readonly run: WireRun }) {
  const trpc = useTRPC();
  const progressQuery = useQuery({
    ...trpc.savepoint.progress.queryOptions({ runId: run.runId }),
    refetchInterval: run.status === "running" ? PROGRESS_EVERY_MS : false,
  });
  const progress = progressQuery.data?.progress ?? null;
  return (
    <div className="flex flex-col gap-4">
      <PageBreadcrumb
        items={[
          { label: "Runs", href: "/runs" },
          { label: run.runId, copyValue: run.runId },
        ]}
      />
      <PageHeader
        title={visibleText(run.runId)}
        badges={
          <>
            <StatusBadge kind="run-state" value={run.status} />
            {run.status === "running" ? (
              <StatusBadge kind="run-health" value={run.health.level} />
            ) : null}
          </>
        }
        description={run.status === "running" ? run.health.explanation : undefined}
        actions={<RunActions run={run} />}
      />
      {run.latestSavepoint === null && run.status !== "running" ? (
        <Callout tone="critical" title="Nothing to restore from">
          The run ended before its first savepoint was complete.
        </Callout>
      ) : null}
      <RunAnswers run={run} progress={progress} absence={progressQuery.data?.absence ?? null} />
      <TimelineCard run={run} progress={progress} />
      {progress === null ? null : <MissingEntities run={run} progress={progress} />}
      <RunFacts run={run} />
    </div>
  );
}
