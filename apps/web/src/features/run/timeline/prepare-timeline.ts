import type { Timeline, TimelineBucket, TimelinePoint, TimelineStatus } from "@runbox/api";
import { formatBytes } from "../../../format/bytes.ts";
import { formatCount } from "../../../format/count.ts";
import { formatDuration } from "../../../format/duration.ts";
import type { TimelineMark } from "./timeline-mark.ts";

/** What the drawing needs beside the API's answer. */
export interface TimelineFacts {
  /** The run's interval, or `null` where it has none. */
  readonly intervalMs: number | null;
  /** Writes an instant as the page shows event time. */
  readonly formatInstant: (instant: number) => string;
  readonly nowMs: number;
}

const STATUS_WORDS: Readonly<Record<TimelineStatus, string>> = {
  persisted: "persisted",
  pruned: "pruned, its record remains",
  open: "collecting",
  late: "overdue",
};

/** Turns the API's answer into marks, oldest first. */
export function prepareTimeline(timeline: Timeline, facts: TimelineFacts): readonly TimelineMark[] {
  return timeline.kind === "points"
    ? timeline.points.map((point) => pointMark(point, facts))
    : timeline.buckets
        .filter((bucket) => bucket.savepointCount > 0)
        .map((bucket) => bucketMark(bucket, facts));
}

function pointMark(point: TimelinePoint, facts: TimelineFacts): TimelineMark {
  const isOpen = point.status === "open" || point.status === "late";
  const durationMs = (point.persistedAtMs ?? facts.nowMs) - point.openedAtMs;
  const saved = `${formatCount(point.savedCount)} of ${formatCount(point.entityCount)} entities`;
  const description = [
    `Savepoint ${facts.formatInstant(point.instant)}`,
    STATUS_WORDS[point.status],
    saved,
    point.addedBytes === null ? null : `${formatBytes(point.addedBytes)} added`,
    isOpen
      ? `open for ${formatDuration(durationMs)}`
      : `durable after ${formatDuration(durationMs)}`,
    point.isPinned ? "pinned" : null,
  ];
  return {
    key: point.savepointId ?? `open-${point.instant}`,
    start: point.instant - (facts.intervalMs ?? 1),
    end: point.instant,
    status: point.status,
    savepointCount: 1,
    savedShare: point.entityCount === 0 ? 0 : point.savedCount / point.entityCount,
    note: isOpen ? `${formatCount(point.savedCount)}/${formatCount(point.entityCount)}` : null,
    isPinned: point.isPinned,
    addedBytes: point.addedBytes,
    durationMs,
    description: description.filter((part) => part !== null).join(", "),
    savepointId: point.savepointId,
  };
}

function bucketMark(bucket: TimelineBucket, facts: TimelineFacts): TimelineMark {
  const isOpen = bucket.worstStatus === "open" || bucket.worstStatus === "late";
  const description = [
    `${formatCount(bucket.savepointCount)} savepoints from ${facts.formatInstant(bucket.from)}`,
    isOpen ? `at least one ${STATUS_WORDS[bucket.worstStatus]}` : "all complete",
    `${formatBytes(bucket.addedBytes)} added`,
    bucket.pinnedCount > 0 ? `${formatCount(bucket.pinnedCount)} pinned` : null,
    "open to zoom in",
  ];
  return {
    key: `bucket-${bucket.from}`,
    start: bucket.from,
    end: bucket.to,
    status: bucket.worstStatus,
    savepointCount: bucket.savepointCount,
    savedShare: 1,
    note: null,
    isPinned: bucket.pinnedCount > 0,
    addedBytes: bucket.addedBytes,
    durationMs: bucket.longestMs,
    description: description.filter((part) => part !== null).join(", "),
    savepointId: null,
  };
}

/** One sentence over the chart: how many there are, and of what kind. */
export function summarizeMarks(marks: readonly TimelineMark[]): string {
  const total = marks.reduce((sum, mark) => sum + mark.savepointCount, 0);
  if (total === 0) return "No savepoint in this range";
  const open = marks.filter((mark) => mark.status === "open").length;
  const late = marks.filter((mark) => mark.status === "late").length;
  const parts = [
    `${formatCount(total)} ${total === 1 ? "savepoint" : "savepoints"}`,
    open > 0 ? `${formatCount(open)} collecting` : null,
    late > 0 ? `${formatCount(late)} overdue` : null,
  ];
  return parts.filter((part) => part !== null).join(" · ");
}
