"use client";

import type { WireRun } from "@runbox/api";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChartGantt, Minus, Plus, TableProperties, Undo2 } from "lucide-react";
import { parseAsInteger, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useState } from "react";
import { useHotkey } from "../../../components/hotkeys/hotkey-provider.tsx";
import { ApiFailure } from "../../../components/states/api-failure.tsx";
import { useTimeZone, useZoneName } from "../../../components/time/time-zone-provider.tsx";
import { Card } from "../../../components/ui/card.tsx";
import { EmptyState } from "../../../components/ui/empty-state.tsx";
import { IconButton } from "../../../components/ui/icon-button.tsx";
import { SegmentedControl } from "../../../components/ui/segmented-control.tsx";
import { Skeleton } from "../../../components/ui/skeleton.tsx";
import { formatEventTime } from "../../../format/event-time.ts";
import { toApiError } from "../../../trpc/api-error.ts";
import { useTRPC } from "../../../trpc/react.tsx";
import { formatTick } from "./format-tick.ts";
import { prepareTimeline, summarizeMarks } from "./prepare-timeline.ts";
import { SavepointsTable } from "./savepoints-table.tsx";
import { TimelineChart } from "./timeline-chart.tsx";
import { TimelineLegend } from "./timeline-legend.tsx";
import type { TimelineMark } from "./timeline-mark.ts";
import { TimelinePeek } from "./timeline-peek.tsx";
import { RANGE_PRESETS, rangeOfPreset, type TimelineRange, zoomRange } from "./timeline-range.ts";

const urlState = {
  view: parseAsStringLiteral(["timeline", "table"]).withDefault("timeline"),
  show: parseAsStringLiteral(RANGE_PRESETS).withDefault("50"),
  from: parseAsInteger,
  to: parseAsInteger,
};

export interface TimelineCardProps {
  readonly run: WireRun;
  /** The newest instant that anything is known of. */
  readonly newestInstant: number;
}

/** The savepoints of a run: as a timeline, or as the same rows in a table. */
export function TimelineCard({ run, newestInstant }: TimelineCardProps) {
  const [state, setState] = useQueryStates(urlState, { history: "replace" });
  const intervalMs = run.schedule === "none" ? 1 : run.schedule;
  const range: TimelineRange =
    state.from !== null || state.to !== null
      ? { from: state.from, to: state.to }
      : rangeOfPreset(state.show, newestInstant, intervalMs);
  const isZoomed = state.from !== null || state.to !== null;
  const isTable = state.view === "table";
  useHotkey({
    keys: "t",
    label: "Timeline or table",
    group: "Timeline",
    run: () => void setState({ view: isTable ? "timeline" : "table" }),
  });
  const zoom = (factor: number) =>
    void setState(
      zoomRange({ from: range.from ?? 0, to: range.to ?? newestInstant }, factor, intervalMs),
    );

  return (
    <Card
      title="Savepoints"
      flush={isTable}
      actions={
        <>
          {isTable ? null : (
            <>
              <span className="flex items-center max-sm:hidden">
                <IconButton label="Zoom in" icon={<Plus aria-hidden />} onClick={() => zoom(0.5)} />
                <IconButton label="Zoom out" icon={<Minus aria-hidden />} onClick={() => zoom(2)} />
                {isZoomed ? (
                  <IconButton
                    label="Follow the newest"
                    icon={<Undo2 aria-hidden />}
                    onClick={() => void setState({ from: null, to: null })}
                  />
                ) : null}
              </span>
              <SegmentedControl
                label="How many savepoints"
                size="sm"
                value={isZoomed ? "" : state.show}
                onValueChange={(show) =>
                  void setState({
                    show: RANGE_PRESETS.find((preset) => preset === show) ?? "50",
                    from: null,
                    to: null,
                  })
                }
                options={RANGE_PRESETS.map((preset) => ({
                  value: preset,
                  label: preset === "all" ? "All" : `Last ${preset}`,
                }))}
              />
            </>
          )}
          <SegmentedControl
            label="View"
            size="sm"
            value={state.view}
            onValueChange={(view) => void setState({ view })}
            options={[
              { value: "timeline", label: <ChartGantt aria-hidden />, name: "Timeline" },
              { value: "table", label: <TableProperties aria-hidden />, name: "Table" },
            ]}
          />
        </>
      }
    >
      {isTable ? (
        <SavepointsTable run={run} />
      ) : (
        <TimelineView
          run={run}
          range={range}
          intervalMs={intervalMs}
          newestInstant={newestInstant}
          onZoom={(next) => void setState(next)}
        />
      )}
    </Card>
  );
}

interface TimelineViewProps {
  readonly run: WireRun;
  readonly range: TimelineRange;
  readonly intervalMs: number;
  readonly newestInstant: number;
  readonly onZoom: (range: TimelineRange) => void;
}

function TimelineView({ run, range, intervalMs, newestInstant, onZoom }: TimelineViewProps) {
  const trpc = useTRPC();
  const { formatter } = useTimeZone();
  const zoneName = useZoneName(newestInstant);
  const [openMark, setOpenMark] = useState<TimelineMark | null>(null);
  const query = useQuery({
    ...trpc.savepoint.timeline.queryOptions({
      runId: run.runId,
      ...(range.from === null ? {} : { from: range.from }),
      ...(range.to === null ? {} : { to: range.to }),
    }),
    placeholderData: keepPreviousData,
  });
  if (query.isPending) return <Skeleton className="h-52 w-full" />;
  if (query.isError) {
    return (
      <ApiFailure
        title="The timeline could not be loaded"
        error={toApiError(query.error)}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  const marks = prepareTimeline(query.data, {
    intervalMs: run.schedule === "none" ? null : intervalMs,
    formatInstant: (instant) => formatEventTime(instant, run.clock, formatter),
    nowMs: query.dataUpdatedAt,
  });
  if (marks.length === 0) {
    return (
      <EmptyState
        title="No savepoint in this range"
        description={
          run.latestSavepoint === null
            ? "The first one appears when every entity has saved."
            : "Show more, or follow the newest."
        }
      />
    );
  }
  const openOrZoom = (mark: TimelineMark) => {
    if (mark.savepointCount > 1) onZoom({ from: mark.start, to: mark.end });
    else setOpenMark(mark);
  };
  const summary = summarizeMarks(marks);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-xs text-ink-muted">
        {summary} · event time{run.clock === "epoch-ms" ? ` (${zoneName})` : " in ticks"}
      </p>
      <TimelineChart
        marks={marks}
        from={range.from === null ? (marks[0]?.start ?? 0) : Math.max(0, range.from - intervalMs)}
        to={Math.max(range.to ?? newestInstant, marks.at(-1)?.end ?? 0)}
        clock={run.clock}
        summary={summary}
        activeKey={openMark?.key ?? null}
        formatTick={(instant, step) => formatTick(instant, step, run.clock, formatter)}
        onOpen={openOrZoom}
      />
      <TimelineLegend />
      <TimelinePeek run={run} mark={openMark} onClose={() => setOpenMark(null)} />
    </div>
  );
}
