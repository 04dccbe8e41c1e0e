import { procedure } from "../../procedures.ts";
import { drawTimeline } from "../../service/timeline/draw-timeline.ts";
import { readTimelineRecords } from "../../service/timeline/read-timeline-records.ts";
import { getTimelineInput, getTimelineOutput } from "./get-timeline.schema.ts";

/** A run's savepoints over external time: one by one, or in buckets when there are many. */
export const getTimeline = procedure
  .input(getTimelineInput)
  .output(getTimelineOutput)
  .query(async ({ ctx, input }) => {
    const { storage, hosting, clock } = ctx.services;
    const run = await storage.getRun(input.runId);
    const [records, standing] = await Promise.all([
      readTimelineRecords(storage.catalog, input),
      hosting.progressOf(run),
    ]);
    return drawTimeline({
      run,
      records,
      progress: standing.progress,
      range: input,
      maxBuckets: input.maxBuckets,
      nowMs: clock.nowMs(),
    });
  });
