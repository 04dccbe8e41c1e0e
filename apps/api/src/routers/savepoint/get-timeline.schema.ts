import { z } from "zod";
import { runIdInput, savepointIdOutput } from "../../wire/ids.ts";
import {
  countOutput,
  externalMsInput,
  externalMsOutput,
  wallMsOutput,
} from "../../wire/numbers.ts";

const BUCKETS_DEFAULT = 200;
const BUCKETS_MAX = 1_000;

/** What a mark of the timeline can say; worst last. */
export const TIMELINE_STATUSES = ["persisted", "pruned", "open", "late"] as const;
export type TimelineStatus = (typeof TIMELINE_STATUSES)[number];

export const getTimelineInput = z.strictObject({
  runId: runIdInput,
  /** Inclusive; from the run's first savepoint when absent. */
  from: externalMsInput.optional(),
  /** Exclusive; to its newest instant when absent. */
  to: externalMsInput.optional(),
  /** With more savepoints than this in the range, they come in buckets. */
  maxBuckets: z.int().min(10).max(BUCKETS_MAX).default(BUCKETS_DEFAULT),
});

const timelinePoint = z.object({
  instant: externalMsOutput,
  /** `open`: waits for entities; `late`: has waited longer than the schedule's own interval. */
  status: z.enum(TIMELINE_STATUSES),
  /** `null` while it is open. */
  savepointId: savepointIdOutput.nullable(),
  isPinned: z.boolean(),
  origin: z.enum(["scheduled", "upgrade"]),
  savedCount: countOutput,
  entityCount: countOutput,
  changedCount: countOutput.nullable(),
  addedBytes: countOutput.nullable(),
  openedAtMs: wallMsOutput,
  persistedAtMs: wallMsOutput.nullable(),
});
export type TimelinePoint = z.output<typeof timelinePoint>;

const timelineBucket = z.object({
  /** Inclusive. */
  from: externalMsOutput,
  /** Exclusive. */
  to: externalMsOutput,
  worstStatus: z.enum(TIMELINE_STATUSES),
  savepointCount: countOutput,
  pinnedCount: countOutput,
  addedBytes: countOutput,
  /** The longest wait between the first entity's save and durability. */
  longestMs: z.number().nullable(),
});
export type TimelineBucket = z.output<typeof timelineBucket>;

const covered = {
  from: externalMsOutput,
  to: externalMsOutput,
  /**
   * `false` when the range held more savepoints than one answer looks at: then only those from
   * `coveredFrom` on are in it. Ask for a smaller range to see the others.
   */
  isComplete: z.boolean(),
  coveredFrom: externalMsOutput,
};

export const getTimelineOutput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("points"), ...covered, points: z.array(timelinePoint).readonly() }),
  z.object({ kind: z.literal("buckets"), ...covered, buckets: z.array(timelineBucket).readonly() }),
]);
export type Timeline = z.output<typeof getTimelineOutput>;
