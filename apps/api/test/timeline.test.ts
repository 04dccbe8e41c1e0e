import { parseExternalMs, type RunProgress } from "@runbox/core";
import { expect, test } from "vitest";
import { drawTimeline, type TimelineFacts } from "../src/service/timeline/draw-timeline.ts";
import { sampleRunRecord, sampleSavepointRecord } from "./support/sample-records.ts";

const MINUTE_MS = 60_000;

function factsOf(count: number, change: Partial<TimelineFacts> = {}): TimelineFacts {
  const records = Array.from({ length: count }, (_, index) =>
    sampleSavepointRecord((index + 1) * MINUTE_MS),
  ).reverse();
  return {
    run: sampleRunRecord(),
    records: { records, isComplete: true },
    progress: null,
    range: {},
    maxBuckets: 10,
    nowMs: 0,
    ...change,
  };
}

function progressWith(
  open: readonly (readonly [instant: number, openedAtMs: number])[],
): RunProgress {
  return {
    entityCount: 2,
    frontier: parseExternalMs(0),
    newestInstant: parseExternalMs(0),
    open: open.map(([instant, openedAtMs]) => ({
      instant: parseExternalMs(instant),
      savedCount: 1,
      openedAtMs,
    })),
    openCount: open.length,
    missing: [],
    missingCount: 1,
    waitingSinceMs: 0,
    counters: { acceptedCount: 0, unchangedCount: 0, lateCount: 0, repeatedCount: 0 },
  };
}

test("few savepoints come as points, oldest first, open ones last", () => {
  const progress = progressWith([[240_000, 0]]);
  const timeline = drawTimeline(factsOf(3, { progress, nowMs: 1_000 }));
  expect(timeline).toMatchObject({
    kind: "points",
    from: 60_000,
    to: 240_001,
    points: [
      { instant: 60_000, status: "persisted" },
      { instant: 120_000 },
      { instant: 180_000 },
      { instant: 240_000, status: "open", savepointId: null, savedCount: 1, entityCount: 2 },
    ],
  });
});

test("an open savepoint is late once it has waited longer than the interval", () => {
  const progress = progressWith([
    [240_000, 0],
    [300_000, 50_000],
  ]);
  const timeline = drawTimeline(factsOf(0, { progress, nowMs: 60_001 }));
  const statuses = timeline.kind === "points" ? timeline.points.map(({ status }) => status) : [];
  expect(statuses).toEqual(["late", "open"]);
});

test("many come in buckets of equal width that hold every savepoint once", () => {
  const timeline = drawTimeline(factsOf(1_000));
  if (timeline.kind !== "buckets") throw new TypeError("expected buckets");
  expect(timeline.buckets.length).toBeLessThanOrEqual(10);
  expect(timeline.buckets.reduce((sum, { savepointCount }) => sum + savepointCount, 0)).toBe(1_000);
  expect(timeline.buckets.map(({ from }) => from)).toEqual(
    timeline.buckets.map(({ from }) => from).toSorted((a, b) => a - b),
  );
  expect(timeline.buckets.at(-1)?.to).toBe(timeline.to);
  expect(timeline.buckets[0]).toMatchObject({ longestMs: 10, worstStatus: "persisted" });
});

test("a bucket has the worst status of its savepoints", () => {
  const facts = factsOf(20);
  const [newest, ...rest] = facts.records.records;
  if (newest === undefined) throw new TypeError("no record");
  const pruned = { ...newest, status: "pruned" as const };
  const timeline = drawTimeline({
    ...facts,
    records: { records: [pruned, ...rest], isComplete: true },
  });
  expect(timeline).toMatchObject({ kind: "buckets" });
  const statuses = timeline.kind === "buckets" ? timeline.buckets.map((b) => b.worstStatus) : [];
  expect(statuses.at(-1)).toBe("pruned");
  expect(statuses.slice(0, -1)).not.toContain("pruned");
});

test("what was left out is said, with where the rest begins", () => {
  const facts = factsOf(5);
  const timeline = drawTimeline({
    ...facts,
    range: { from: parseExternalMs(0) },
    records: { ...facts.records, isComplete: false },
  });
  expect(timeline).toMatchObject({ isComplete: false, from: 0, coveredFrom: 60_000 });
});

test("a run without any savepoint has an empty timeline", () => {
  expect(drawTimeline(factsOf(0))).toMatchObject({ kind: "points", points: [], from: 0, to: 1 });
});
