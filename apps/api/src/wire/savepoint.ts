import { type Digest, SAVEPOINT_ORIGINS, SAVEPOINT_STATUSES } from "@runbox/core/model";
import { z } from "zod";
import { entityIdOutput, runIdOutput, savepointIdOutput } from "./ids.ts";
import { countOutput, epochOutput, externalMsOutput, wallMsOutput } from "./numbers.ts";

/** A hold on a savepoint as it goes out. */
const savepointPinOutput = z.object({
  note: z.string(),
  pinnedBy: z.string(),
  pinnedAtMs: wallMsOutput,
  untilMs: wallMsOutput.nullable(),
});

/** A savepoint's record as it goes out; the fields are those of core's `SavepointRecord`. */
export const savepointOutput = z.object({
  savepointId: savepointIdOutput,
  runId: runIdOutput,
  branch: z.number(),
  instant: externalMsOutput,
  status: z.enum(SAVEPOINT_STATUSES),
  origin: z.enum(SAVEPOINT_ORIGINS),
  epoch: epochOutput,
  entityCount: countOutput,
  changedCount: countOutput,
  stateBytes: countOutput,
  addedBytes: countOutput,
  reachableBytes: countOutput,
  openedAtMs: wallMsOutput,
  completedAtMs: wallMsOutput,
  persistedAtMs: wallMsOutput,
  completedBy: entityIdOutput.nullable(),
  stateVersion: z.number(),
  writtenBy: z.string(),
  digest: z.custom<Digest>((value) => typeof value === "string"),
  pin: savepointPinOutput.nullable(),
  prunedAtMs: wallMsOutput.nullable(),
});

export type WireSavepoint = z.output<typeof savepointOutput>;
