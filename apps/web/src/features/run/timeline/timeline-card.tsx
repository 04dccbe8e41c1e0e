"use client";

import type { WireProgress, WireRun } from "@runbox/api";
import { ChartGantt, Minus, Plus, TableProperties, Undo2 } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useMediaQuery } from "../../../components/data-table/use-media-query.ts";
import { useHotkey } from "../../../components/hotkeys/hotkey-provider.tsx";
import { Card } from "../../../components/ui/card.tsx";
import { IconButton } from "../../../components/ui/icon-button.tsx";
import { SegmentedControl } from "../../../components/ui/segmented-control.tsx";
import { SavepointsTable } from "./savepoints-table.tsx";
import { RANGE_PRESETS, type RangePreset, zoomRange } from "./timeline-range.ts";
import { newestInstantOf, timelineSearchParsers, toTimelineRange } from "./timeline-search.ts";
import { TimelineView } from "./timeline-view.tsx";

export interface TimelineCardProps {
  readonly run: WireRun;
  readonly progress: WireProgress | null;
}

/** The savepoints of a run: as a timeline, or as the same rows in a table. Phones get the table. */
export function TimelineCard({ run, progress }: TimelineCardProps) {
  const [search, setSearch] = useQueryStates(timelineSearchParsers, { history: "replace" });
  const isNarrow = useMediaQuery("(max-width: 639px)");
  const newestInstant = newestInstantOf(run, progress);
  const interval = run.schedule === "none" ? 1 : run.schedule;
  const range = toTimelineRange(search, run, newestInstant);
  const isZoomed = search.from !== null || search.to !== null;
  const isTable = isNarrow || search.view === "table";
  useHotkey({
    keys: "t",
    label: "Timeline or table",
    group: "Timeline",
    run: () => void setSearch({ view: search.view === "table" ? "timeline" : "table" }),
  });
  const zoom = (factor: number) =>
    void setSearch(
      zoomRange(
        { from: range.from ?? run.startFrom, to: range.to ?? newestInstant },
        factor,
        interval,
      ),
    );
  const followNewest = () => void setSearch({ from: null, to: null });

  return (
    <Card
      title="Savepoints"
      flush={isTable}
      actions={
        <>
          {isTable ? null : (
            <TimelineRangeControls
              preset={isZoomed ? null : search.show}
              onPreset={(show) => void setSearch({ show, from: null, to: null })}
              onZoom={zoom}
              onFollow={isZoomed ? followNewest : null}
            />
          )}
          {isNarrow ? null : (
            <SegmentedControl
              label="View"
              size="sm"
              value={search.view}
              onValueChange={(view) => void setSearch({ view })}
              options={[
                { value: "timeline", label: <ChartGantt aria-hidden />, name: "Timeline" },
                { value: "table", label: <TableProperties aria-hidden />, name: "Table" },
              ]}
            />
          )}
        </>
      }
    >
      {isTable ? (
        <SavepointsTable run={run} />
      ) : (
        <TimelineView
          run={run}
          progress={progress}
          range={range}
          onRange={(next) => void setSearch(next)}
        />
      )}
    </Card>
  );
}

interface TimelineRangeControlsProps {
  /** `null` while zoomed in. */
  readonly preset: RangePreset | null;
  readonly onPreset: (preset: RangePreset) => void;
  readonly onZoom: (factor: number) => void;
  /** Back to the newest; `null` when it is followed. */
  readonly onFollow: (() => void) | null;
}

function TimelineRangeControls(props: TimelineRangeControlsProps) {
  const { preset, onPreset, onZoom, onFollow } = props;
  return (
    <>
      <span className="flex items-center">
        {onFollow === null ? null : (
          <IconButton
            label="Follow the newest"
            icon={<Undo2 aria-hidden />}
            size="sm"
            onClick={onFollow}
          />
        )}
        <IconButton
          label="Zoom in"
          icon={<Plus aria-hidden />}
          size="sm"
          onClick={() => onZoom(0.5)}
        />
        <IconButton
          label="Zoom out"
          icon={<Minus aria-hidden />}
          size="sm"
          onClick={() => onZoom(2)}
        />
      </span>
      <SegmentedControl<RangePreset | "">
        label="How many savepoints"
        size="sm"
        value={preset ?? ""}
        onValueChange={(next) => {
          if (next !== "") onPreset(next);
        }}
        options={RANGE_PRESETS.map((value) => ({
          value,
          label: value === "all" ? "All" : `Last ${value}`,
        }))}
      />
    </>
  );
}
