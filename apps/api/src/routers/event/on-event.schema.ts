import { parseRunId } from "@runbox/core/model";
import { z } from "zod";
import { runIdOutput, savepointIdOutput } from "../../wire/ids.ts";
import { countOutput, externalMsOutput, wallMsOutput } from "../../wire/numbers.ts";

const TOPICS_MAX = 50;
const RUN_TOPIC = /^run:/;

/** `runs`: every run that the caller may see; `run:<id>`: one run. */
const topicInput = z.union([
  z.literal("runs"),
  z
    .string()
    .regex(RUN_TOPIC)
    .max(132)
    .refine((topic) => {
      try {
        return parseRunId(topic.replace(RUN_TOPIC, "")).length > 0;
      } catch {
        return false;
      }
    }, "Use run: and a run id."),
]);

export const onEventInput = z.strictObject({
  topics: z.array(topicInput).min(1).max(TOPICS_MAX),
  /** The id of the last event that was received; events after it come first. */
  lastEventId: z
    .string()
    .regex(/^\d{1,15}$/)
    .nullish(),
});

const eventBodyOutput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("run.created") }),
  z.object({ kind: z.literal("run.acquired"), holder: z.string() }),
  z.object({ kind: z.literal("run.opened"), baseInstant: externalMsOutput }),
  z.object({ kind: z.literal("run.ended"), status: z.enum(["finished", "failed"]) }),
  z.object({ kind: z.literal("run.deleted") }),
  z.object({
    kind: z.literal("savepoint.persisted"),
    savepointId: savepointIdOutput,
    instant: externalMsOutput,
  }),
  z.object({ kind: z.literal("savepoint.pinned"), savepointId: savepointIdOutput }),
  z.object({ kind: z.literal("savepoint.unpinned"), savepointId: savepointIdOutput }),
  z.object({
    kind: z.literal("savepoints.pruned"),
    prunedCount: countOutput,
    freedBytes: countOutput,
  }),
]);

export const eventOutput = z.object({
  sequence: z.number(),
  runId: runIdOutput,
  atMs: wallMsOutput,
  body: eventBodyOutput,
});
export type WireEvent = z.output<typeof eventOutput>;
