import {
  type ExternalMs,
  parseExternalMs,
  type RunProgress,
  type RunRecord,
  type SavepointRecord,
} from "@runbox/core";
import {
  TIMELINE_STATUSES,
  type Timeline,
  type TimelineBucket,
  type TimelinePoint,
  type TimelineStatus,
} from "../../routers/savepoint/get-timeline.schema.ts";
import type { TimelineRecords } from "./read-timeline-records.ts";

/** Where times are ticks, a savepoint that is open for longer than this is late. */
const LATE_AFTER_MS_MIN = 30_000;

/** What a timeline is drawn from. */
export interface TimelineFacts {
  readonly run: RunRecord;
  readonly records: TimelineRecords;
  readonly progress: RunProgress | null;
  readonly range: {
    readonly from?: ExternalMs | undefined;
    readonly to?: ExternalMs | undefined;
  };
  readonly maxBuckets: number;
  readonly nowMs: number;
}

/** Draws points while there are few, and equal buckets of external time beyond. */
export function drawTimeline(facts: TimelineFacts): Timeline {
  const points = [...openPoints(facts), ...facts.records.records.map(toPoint)].reverse();
  const from = facts.range.from ?? points[0]?.instant ?? facts.run.startFrom;
  const last = points.at(-1)?.instant ?? from;
  const to = facts.range.to ?? afterInstant(last);
  const oldestRecord = facts.records.records.at(-1)?.instant ?? from;
  const covered = {
    from,
    to,
    isComplete: facts.records.isComplete,
    coveredFrom: facts.records.isComplete ? from : oldestRecord,
  };
  if (points.length <= facts.maxBuckets) return { kind: "points", ...covered, points };
  return { kind: "buckets", ...covered, buckets: toBuckets(points, from, to, facts.maxBuckets) };
}

function afterInstant(instant: ExternalMs): ExternalMs {
  return parseExternalMs(Math.min(instant + 1, Number.MAX_SAFE_INTEGER));
}

function toPoint(record: SavepointRecord): TimelinePoint {
  return {
    instant: record.instant,
    status: record.status,
    savepointId: record.savepointId,
    isPinned: record.pin !== null,
    origin: record.origin,
    savedCount: record.entityCount,
    entityCount: record.entityCount,
    changedCount: record.changedCount,
    addedBytes: record.addedBytes,
    openedAtMs: record.openedAtMs,
    persistedAtMs: record.persistedAtMs,
  };
}

/** Open savepoints of the range, newest first. */
function openPoints(facts: TimelineFacts): readonly TimelinePoint[] {
  const { progress, range, run } = facts;
  if (progress === null) return [];
  const lateAfterMs =
    run.clock === "epoch-ms" && run.schedule !== "none"
      ? Math.max(run.schedule, LATE_AFTER_MS_MIN)
      : LATE_AFTER_MS_MIN;
  return progress.open
    .filter(({ instant }) => instant >= (range.from ?? 0) && instant < (range.to ?? Infinity))
    .map(({ instant, savedCount, openedAtMs }) => ({
      instant,
      status: facts.nowMs - openedAtMs > lateAfterMs ? ("late" as const) : ("open" as const),
      savepointId: null,
      isPinned: false,
      origin: "scheduled" as const,
      savedCount,
      entityCount: progress.entityCount,
      changedCount: null,
      addedBytes: null,
      openedAtMs,
      persistedAtMs: null,
    }))
    .reverse();
}

function toBuckets(
  points: readonly TimelinePoint[],
  from: ExternalMs,
  to: ExternalMs,
  bucketCount: number,
): readonly TimelineBucket[] {
  const widthMs = Math.max(1, Math.ceil((to - from) / bucketCount));
  const groups = Map.groupBy(points, ({ instant }) => Math.floor((instant - from) / widthMs));
  return [...groups].map(([index, group]) => {
    const start = from + index * widthMs;
    return toBucket(group, parseExternalMs(start), parseExternalMs(Math.min(start + widthMs, to)));
  });
}

function toBucket(
  points: readonly TimelinePoint[],
  from: ExternalMs,
  to: ExternalMs,
): TimelineBucket {
  const durations = points.flatMap(({ openedAtMs, persistedAtMs }) =>
    persistedAtMs === null ? [] : [persistedAtMs - openedAtMs],
  );
  return {
    from,
    to,
    worstStatus: points.map(({ status }) => status).reduce(worse, "persisted"),
    savepointCount: points.length,
    pinnedCount: points.filter(({ isPinned }) => isPinned).length,
    addedBytes: points.reduce((sum, { addedBytes }) => sum + (addedBytes ?? 0), 0),
    longestMs: durations.length === 0 ? null : durations.reduce((a, b) => Math.max(a, b), 0),
  };
}

function worse(a: TimelineStatus, b: TimelineStatus): TimelineStatus {
  return TIMELINE_STATUSES.indexOf(a) >= TIMELINE_STATUSES.indexOf(b) ? a : b;
}
