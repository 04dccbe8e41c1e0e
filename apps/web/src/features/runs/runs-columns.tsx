"use client";

import type { WireRun } from "@runbox/api";
import { dataTableColumnHelper } from "../../components/data-table/data-table-column.ts";
import { Duration } from "../../components/time/duration.tsx";
import { EventTime } from "../../components/time/event-time.tsx";
import { RelativeTime } from "../../components/time/relative-time.tsx";
import { useZoneName } from "../../components/time/time-zone-provider.tsx";
import { Badge } from "../../components/ui/badge.tsx";
import { Bytes } from "../../components/ui/bytes.tsx";
import { StatusBadge } from "../../components/ui/status-badge.tsx";
import { formatCount } from "../../format/count.ts";
import { visibleText } from "../../format/visible-text.ts";
import { LiveCell } from "./live-cell.tsx";
import { savepointLagMs } from "./savepoint-lag.ts";

function SavepointHeader() {
  return <>Last savepoint ({useZoneName()})</>;
}

function Unknown({ why }: { readonly why: string }) {
  return (
    <span title={why} className="text-ink-muted">
      –<span className="sr-only"> {why}</span>
    </span>
  );
}

function LastSavepoint({ run }: { readonly run: WireRun }) {
  const savepoint = run.latestSavepoint;
  if (savepoint === null) {
    return run.schedule === "none" ? (
      <Unknown why="The run takes no savepoints." />
    ) : (
      <span className="text-ink-muted">None yet</span>
    );
  }
  return (
    <LiveCell value={savepoint.savepointId}>
      <span className="inline-flex min-w-0 items-center gap-2">
        <EventTime value={savepoint.instant} clock={run.clock} />
        <RelativeTime valueMs={savepoint.persistedAtMs} className="text-xs text-ink-muted" />
      </span>
    </LiveCell>
  );
}

function Lag({ run }: { readonly run: WireRun }) {
  const lagMs = savepointLagMs(run);
  if (lagMs === null) return <Unknown why="The run takes no savepoints." />;
  return (
    <LiveCell value={lagMs}>
      <Duration valueMs={lagMs} />
    </LiveCell>
  );
}

function Tags({ tags }: { readonly tags: WireRun["tags"] }) {
  const entries = Object.entries(tags);
  if (entries.length === 0) return <span className="text-ink-muted">–</span>;
  return (
    <span className="flex min-w-0 gap-1 overflow-hidden">
      {entries.map(([key, value]) => (
        <Badge key={key} className="shrink">
          {visibleText(value === "" ? key : `${key}=${value}`)}
        </Badge>
      ))}
    </span>
  );
}

function scenarioText(run: WireRun): string {
  const version = `v${run.stateVersion}`;
  return run.scenario === null ? version : `${visibleText(run.scenario)} ${version}`;
}

const helper = dataTableColumnHelper<WireRun>();

/** The columns of the runs list. */
export const runsColumns = helper.columns([
  helper.accessor("runId", {
    header: "Run",
    cell: (info) => visibleText(info.getValue()),
    meta: { name: "Run", widthPx: 180, grow: true, rowHeader: true, sortKey: "runId" },
  }),
  helper.accessor("status", {
    header: "State",
    cell: (info) => (
      <LiveCell value={info.getValue()}>
        <StatusBadge kind="run-state" value={info.getValue()} />
      </LiveCell>
    ),
    meta: { name: "State", widthPx: 106 },
  }),
  helper.accessor((run) => run.health.level, {
    id: "health",
    header: "Health",
    cell: (info) => (
      <LiveCell value={info.getValue()}>
        <span title={info.row.original.health.explanation}>
          <StatusBadge kind="run-health" value={info.getValue()} />
        </span>
      </LiveCell>
    ),
    meta: { name: "Health", widthPx: 106 },
  }),
  helper.accessor("scenario", {
    header: "Scenario",
    cell: (info) => scenarioText(info.row.original),
    meta: { name: "Scenario", widthPx: 130 },
  }),
  helper.accessor("entityCount", {
    header: "Entities",
    cell: (info) => formatCount(info.getValue()),
    meta: { name: "Entities", widthPx: 84, align: "end" },
  }),
  helper.accessor("latestSavepoint", {
    header: SavepointHeader,
    cell: (info) => <LastSavepoint run={info.row.original} />,
    meta: { name: "Last savepoint", widthPx: 262 },
  }),
  helper.accessor("activeAtMs", {
    id: "lag",
    header: "Lag",
    cell: (info) => <Lag run={info.row.original} />,
    meta: { name: "Lag", widthPx: 84, align: "end" },
  }),
  helper.accessor("storedBytes", {
    header: "Stored",
    cell: (info) => (
      <LiveCell value={info.getValue()}>
        <Bytes value={info.getValue()} />
      </LiveCell>
    ),
    meta: { name: "Stored", widthPx: 88, align: "end" },
  }),
  helper.accessor("activeAtMs", {
    id: "activity",
    header: "Last activity",
    cell: (info) => (
      <LiveCell value={info.getValue()}>
        <RelativeTime valueMs={info.getValue()} />
      </LiveCell>
    ),
    meta: { name: "Last activity", widthPx: 118, sortKey: "activeAt" },
  }),
  helper.accessor("tags", {
    id: "tags",
    header: "Tags",
    cell: (info) => <Tags tags={info.getValue()} />,
    meta: { name: "Tags", widthPx: 160, onCard: false },
  }),
]);
