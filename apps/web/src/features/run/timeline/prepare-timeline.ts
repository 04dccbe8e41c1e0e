import type { Timeline, TimelineBucket, TimelinePoint } from "@runbox/api";
import { formatBytes } from "../../../format/bytes.ts";
import { countOf, formatCount, partOf } from "../../../format/count.ts";
import { formatDuration } from "../../../format/duration.ts";
import { isException, type MarkFact, type TimelineMark } from "./timeline-mark.ts";

/** What the drawing needs beside the API's answer. */
export interface TimelineFacts {
  /** The run's interval, or `null` where it has none. */
  readonly interval: number | null;
  /** Writes an instant as the page shows event time. */
  readonly formatInstant: (instant: number) => string;
  readonly nowMs: number;
}

/** Turns the API's answer into marks, oldest first. */
export function prepareTimeline(timeline: Timeline, facts: TimelineFacts): readonly TimelineMark[] {
  return timeline.kind === "points"
    ? timeline.points.map((point) => pointMark(point, facts))
    : timeline.buckets
        .filter((bucket) => bucket.savepointCount > 0)
        .map((bucket) => bucketMark(bucket, facts));
}

function pointMark(point: TimelinePoint, facts: TimelineFacts): TimelineMark {
  const isOpen = point.persistedAtMs === null;
  return {
    key: point.savepointId ?? `open-${point.instant}`,
    start: point.instant - (facts.interval ?? 1),
    end: point.instant,
    status: point.status,
    savepointCount: 1,
    savedShare: point.entityCount === 0 ? 0 : point.savedCount / point.entityCount,
    note: isOpen ? `${formatCount(point.savedCount)}/${formatCount(point.entityCount)}` : null,
    isPinned: point.isPinned,
    addedBytes: point.addedBytes,
    durationMs: point.persistedAtMs === null ? null : point.persistedAtMs - point.openedAtMs,
    title: `Savepoint ${facts.formatInstant(point.instant)}`,
    facts: pointFacts(point, facts.nowMs),
    savepointId: point.savepointId,
  };
}

function pointFacts(point: TimelinePoint, nowMs: number): readonly MarkFact[] {
  const { savedCount, entityCount, changedCount, addedBytes, openedAtMs, persistedAtMs } = point;
  return presentFacts([
    ["Saved", `${partOf(savedCount, entityCount)} entities`],
    ["Changed", changedCount === null ? null : countOf(changedCount, "entity", "entities")],
    ["Added", addedBytes === null ? null : formatBytes(addedBytes)],
    persistedAtMs === null
      ? ["Open for", formatDuration(Math.max(0, nowMs - openedAtMs))]
      : ["Until durable", formatDuration(persistedAtMs - openedAtMs)],
    ["Made by", point.origin === "upgrade" ? "an upgrade" : null],
    ["Pinned", point.isPinned ? "yes" : null],
  ]);
}

function bucketMark(bucket: TimelineBucket, facts: TimelineFacts): TimelineMark {
  const { from, to, savepointCount, pinnedCount, addedBytes, longestMs } = bucket;
  return {
    key: `bucket-${from}`,
    start: from,
    end: to,
    status: bucket.worstStatus,
    savepointCount,
    savedShare: 1,
    note: null,
    isPinned: pinnedCount > 0,
    addedBytes,
    durationMs: longestMs,
    title: `${countOf(savepointCount, "savepoint")} from ${facts.formatInstant(from)}`,
    facts: presentFacts([
      ["Added", formatBytes(addedBytes)],
      ["Longest until durable", longestMs === null ? null : formatDuration(longestMs)],
      ["Pinned", pinnedCount === 0 ? null : formatCount(pinnedCount)],
    ]),
    savepointId: null,
  };
}

function presentFacts(
  facts: readonly (readonly [term: string, text: string | null])[],
): readonly MarkFact[] {
  return facts.flatMap(([term, text]) => (text === null ? [] : [{ term, text }]));
}

/** One sentence over the chart: how many there are, and of what kind. */
export function summarizeMarks(marks: readonly TimelineMark[]): string {
  const total = marks.reduce((sum, mark) => sum + mark.savepointCount, 0);
  if (total === 0) return "No savepoint in this range";
  const countOfStatus = (status: TimelineMark["status"]) =>
    marks.filter((mark) => isException(mark) && mark.status === status).length;
  const [open, late] = [countOfStatus("open"), countOfStatus("late")];
  const parts = [
    countOf(total, "savepoint"),
    open > 0 ? `${formatCount(open)} collecting` : null,
    late > 0 ? `${formatCount(late)} overdue` : null,
  ];
  return parts.filter((part) => part !== null).join(", ");
}
