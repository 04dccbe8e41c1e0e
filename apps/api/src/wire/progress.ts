import { z } from "zod";
import { entityIdOutput } from "./ids.ts";
import { countOutput, externalMsOutput, wallMsOutput } from "./numbers.ts";

/** An entity that the oldest open savepoint waits for, as it goes out. */
const missingEntityOutput = z.object({
  entityId: entityIdOutput,
  lastInstant: externalMsOutput.nullable(),
  behindMs: z.number(),
});

/** Where a run stands between its savepoints: core's `RunProgress` as it goes out. */
export const runProgressOutput = z.object({
  entityCount: countOutput,
  frontier: externalMsOutput,
  newestInstant: externalMsOutput,
  open: z
    .array(
      z.object({ instant: externalMsOutput, savedCount: countOutput, openedAtMs: wallMsOutput }),
    )
    .readonly(),
  openCount: countOutput,
  missing: z.array(missingEntityOutput).readonly(),
  missingCount: countOutput,
  waitingSinceMs: wallMsOutput.nullable(),
  counters: z.object({
    acceptedCount: countOutput,
    unchangedCount: countOutput,
    lateCount: countOutput,
    repeatedCount: countOutput,
  }),
});

export type WireProgress = z.output<typeof runProgressOutput>;
