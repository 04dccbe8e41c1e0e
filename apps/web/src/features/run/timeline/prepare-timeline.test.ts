import type { Timeline, TimelineBucket, TimelinePoint } from "@runbox/api";
import { parseExternalMs, parseSavepointId } from "@runbox/core/model";
import { describe, expect, it } from "vitest";
import { markOf } from "./mark.fixture.ts";
import { prepareTimeline, summarizeMarks } from "./prepare-timeline.ts";
import { describeMark } from "./timeline-mark.ts";

const facts = { interval: 60_000, formatInstant: String, nowMs: 100_000 };
const ms = parseExternalMs;
const covered = { from: ms(0), to: ms(1_000_000), isComplete: true, coveredFrom: ms(0) };

const persisted: TimelinePoint = {
  instant: ms(120_000),
  status: "persisted",
  savepointId: parseSavepointId("sp_1"),
  isPinned: true,
  origin: "scheduled",
  savedCount: 50,
  entityCount: 50,
  changedCount: 1,
  addedBytes: 48_000,
  openedAtMs: 1_000,
  persistedAtMs: 42_000,
};
const open: TimelinePoint = {
  ...persisted,
  instant: ms(180_000),
  status: "late",
  savepointId: null,
  isPinned: false,
  savedCount: 31,
  changedCount: null,
  addedBytes: null,
  openedAtMs: 60_000,
  persistedAtMs: null,
};
const bucket: TimelineBucket = {
  from: ms(0),
  to: ms(600_000),
  worstStatus: "late",
  savepointCount: 1_000,
  pinnedCount: 2,
  addedBytes: 5_000,
  longestMs: 900,
};

const points = (...each: readonly TimelinePoint[]): Timeline => ({
  kind: "points",
  ...covered,
  points: each,
});

describe("prepareTimeline", () => {
  it("covers the interval that ends at the savepoint", () => {
    const [mark] = prepareTimeline(points(persisted), facts);
    expect(mark).toMatchObject({ key: "sp_1", start: 60_000, end: 120_000, savedShare: 1 });
  });

  it("says of an open savepoint how many are in, and nothing of when it was durable", () => {
    const [mark] = prepareTimeline(points(open), facts);
    expect(mark).toMatchObject({
      key: "open-180000",
      savedShare: 0.62,
      note: "31/50",
      durationMs: null,
      addedBytes: null,
    });
  });

  it("keeps an open savepoint's key while it fills, so that focus stays on it", () => {
    const [before] = prepareTimeline(points(open), facts);
    const [after] = prepareTimeline(points({ ...open, savedCount: 40 }), facts);
    expect(after?.key).toBe(before?.key);
  });

  it("leaves out buckets in which there is nothing", () => {
    const buckets = [bucket, { ...bucket, from: ms(600_000), savepointCount: 0 }];
    const marks = prepareTimeline({ kind: "buckets", ...covered, buckets }, facts);
    expect(marks).toHaveLength(1);
    expect(marks[0]).toMatchObject({ status: "late", savepointCount: 1_000, isPinned: true });
  });
});

describe("a mark in words", () => {
  it("names savepoint, status and facts", () => {
    const [mark] = prepareTimeline(points(persisted), facts);
    expect(mark && describeMark(mark)).toBe(
      "Savepoint 120000, persisted, saved 50 of 50 entities, changed 1 entity, added 48 kB, until durable 41s, pinned yes",
    );
  });

  it("says for how long it is open", () => {
    const [mark] = prepareTimeline(points(open), facts);
    expect(mark && describeMark(mark)).toBe(
      "Savepoint 180000, overdue, saved 31 of 50 entities, open for 40s",
    );
  });
});

describe("the summary", () => {
  it("counts savepoints, and those that are not simply there", () => {
    const marks = [
      markOf({}),
      markOf({ status: "pruned", savepointCount: 1_200 }),
      markOf({ status: "late" }),
      markOf({ status: "open" }),
      markOf({ status: "open" }),
    ];
    expect(summarizeMarks(marks)).toBe("1,204 savepoints, 2 collecting, 1 overdue");
    expect(summarizeMarks([markOf({})])).toBe("1 savepoint");
    expect(summarizeMarks([])).toBe("No savepoint in this range");
  });
});
