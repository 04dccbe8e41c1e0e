import { RUN_CLOCKS, RUN_STATUSES } from "@runbox/core/model";
import { z } from "zod";
import { runIdOutput } from "./ids.ts";
import {
  countOutput,
  epochOutput,
  externalMsOutput,
  scheduleOutput,
  wallMsOutput,
} from "./numbers.ts";
import { savepointOutput } from "./savepoint.ts";

/**
 * How a run does: `healthy`: it is active at its schedule's pace; `lagging`: it is late;
 * `stalled`: nothing has come for long; `unknown`: nothing can be expected of it.
 */
export const RUN_HEALTH_LEVELS = ["healthy", "lagging", "stalled", "unknown"] as const;
export type RunHealthLevel = (typeof RUN_HEALTH_LEVELS)[number];

/** How a run does, with the sentence that says why. */
export const runHealthOutput = z.object({
  level: z.enum(RUN_HEALTH_LEVELS),
  explanation: z.string(),
});
export type RunHealth = z.output<typeof runHealthOutput>;

/** A run as it goes out: core's `RunRecord`, and how it does. */
export const runOutput = z.object({
  runId: runIdOutput,
  status: z.enum(RUN_STATUSES),
  clock: z.enum(RUN_CLOCKS),
  schedule: scheduleOutput,
  startFrom: externalMsOutput,
  epoch: epochOutput,
  headBranch: z.number(),
  entityCount: countOutput,
  keepSavepoints: countOutput,
  scenario: z.string().nullable(),
  stateVersion: z.number(),
  tags: z.record(z.string(), z.string()).readonly(),
  createdAtMs: wallMsOutput,
  activeAtMs: wallMsOutput,
  finishedAtMs: wallMsOutput.nullable(),
  leaseHolder: z.string().nullable(),
  leaseUntilMs: wallMsOutput.nullable(),
  latestSavepoint: savepointOutput.nullable(),
  storedBytes: countOutput,
  health: runHealthOutput,
});

export type WireRun = z.output<typeof runOutput>;
