"use client";

import type { Timeline, WireProgress, WireRun } from "@runbox/api";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ApiFailure } from "../../../components/states/api-failure.tsx";
import { useTimeZone, useZoneName } from "../../../components/time/time-zone-provider.tsx";
import { EmptyState } from "../../../components/ui/empty-state.tsx";
import { Skeleton } from "../../../components/ui/skeleton.tsx";
import { formatEventTime } from "../../../format/event-time.ts";
import { toApiError } from "../../../trpc/api-error.ts";
import { useTRPC } from "../../../trpc/react.tsx";
import { formatTick } from "./format-tick.ts";
import { prepareTimeline, summarizeMarks } from "./prepare-timeline.ts";
import { TimelineChart } from "./timeline-chart.tsx";
import { timelineDomain } from "./timeline-domain.ts";
import { TimelineLegend } from "./timeline-legend.tsx";
import type { TimelineMark } from "./timeline-mark.ts";
import { TimelinePeek } from "./timeline-peek.tsx";
import { panRange, type TimelineRange, zoomRange } from "./timeline-range.ts";
import { newestInstantOf, toTimelineQuery } from "./timeline-search.ts";
import { zoneOffsetMs } from "./zone-offset.ts";

/** While savepoints are open their counts rise without an event. Many records are read less often. */
const POINTS_EVERY_MS = 2_000;
const BUCKETS_EVERY_MS = 10_000;

export interface TimelineViewProps {
  readonly run: WireRun;
  readonly progress: WireProgress | null;
  readonly range: TimelineRange;
  readonly onRange: (range: TimelineRange) => void;
}

/** The timeline of a stretch of event time, with its states. */
export function TimelineView({ run, progress, range, onRange }: TimelineViewProps) {
  const trpc = useTRPC();
  const hasOpen = (progress?.openCount ?? 0) > 0;
  const query = useQuery({
    ...trpc.savepoint.timeline.queryOptions(toTimelineQuery(run.runId, range)),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      if (!hasOpen) return false;
      return state.data?.kind === "buckets" ? BUCKETS_EVERY_MS : POINTS_EVERY_MS;
    },
  });
  if (run.schedule === "none") {
    return (
      <EmptyState
        title="This run takes no savepoints"
        description="It was begun without a schedule."
      />
    );
  }
  if (query.isPending) return <Skeleton className="h-64 w-full" />;
  if (query.data === undefined) {
    return (
      <ApiFailure
        title="The timeline could not be loaded"
        error={toApiError(query.error)}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  return (
    <LoadedTimeline
      run={run}
      progress={progress}
      range={range}
      onRange={onRange}
      timeline={query.data}
      nowMs={query.dataUpdatedAt}
    />
  );
}

interface LoadedTimelineProps extends TimelineViewProps {
  readonly timeline: Timeline;
  readonly nowMs: number;
}

function LoadedTimeline(props: LoadedTimelineProps) {
  const { run, progress, range, onRange, timeline, nowMs } = props;
  const { formatter } = useTimeZone();
  const [openKey, setOpenKey] = useState<string | null>(null);
  const newestInstant = newestInstantOf(run, progress);
  const zoneName = useZoneName(newestInstant);
  const interval = run.schedule === "none" ? 1 : run.schedule;
  const marks = prepareTimeline(timeline, {
    interval: run.schedule === "none" ? null : interval,
    formatInstant: (instant) => formatEventTime(instant, run.clock, formatter),
    nowMs,
  });
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined) {
    return (
      <EmptyState
        title={run.latestSavepoint === null ? "No savepoint yet" : "No savepoint in this range"}
        description={
          run.latestSavepoint === null
            ? "The first one shows here as soon as one entity has saved for it."
            : "Show more, or follow the newest."
        }
      />
    );
  }
  const domain = timelineDomain({
    range,
    startFrom: run.startFrom,
    newestInstant,
    interval,
    marks: { start: first.start, end: last.end },
  });
  const summary = summarizeMarks(marks);
  const open = (mark: TimelineMark) => {
    if (mark.savepointCount > 1) onRange({ from: mark.start, to: mark.end });
    else setOpenKey(mark.key);
  };
  return (
    <div className="flex flex-col gap-3">
      <p className="text-xs text-ink-muted">
        {summary}. Event time{run.clock === "epoch-ms" ? ` in ${zoneName}` : " in ticks"}, from{" "}
        {formatEventTime(Math.max(0, first.start), run.clock, formatter)} to{" "}
        {formatEventTime(last.end, run.clock, formatter)}.
        {timeline.isComplete ? null : " Older ones are left out: zoom in to see them."}
      </p>
      <TimelineChart
        marks={marks}
        {...domain}
        clock={run.clock}
        zoneOffsetMs={run.clock === "logical" ? 0 : zoneOffsetMs(formatter, domain.to)}
        summary={summary}
        activeKey={openKey}
        formatTick={(instant, step) => formatTick(instant, step, run.clock, formatter)}
        onOpen={open}
        onZoom={(factor) => onRange(zoomRange(domain, factor, interval))}
        onPan={(share) => onRange(panRange(domain, share))}
      />
      <TimelineLegend />
      <TimelinePeek
        run={run}
        progress={progress}
        mark={marks.find((mark) => mark.key === openKey) ?? null}
        onClose={() => setOpenKey(null)}
      />
    </div>
  );
}
