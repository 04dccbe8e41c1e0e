import { z } from "zod";
import { entityIdInput, runIdInput, savepointIdInput } from "../../wire/ids.ts";
import {
  epochInput,
  epochOutput,
  keepSavepointsInput,
  scheduleInput,
  stateVersionInput,
} from "../../wire/numbers.ts";
import { runOutput } from "../../wire/run.ts";
import { ENTITY_COUNT_MAX } from "./create-run.schema.ts";

export const openRunInput = z.strictObject({
  runId: runIdInput,
  /** What `run.load` gave. */
  epoch: epochInput,
  /** The savepoint to go on from: the `base` of `run.load`. */
  savepointId: savepointIdInput,
  /** The registered set from now on, in ordinal order. */
  entityIds: z.array(entityIdInput).min(1).max(ENTITY_COUNT_MAX),
  schedule: scheduleInput,
  /** As before when absent. */
  keepSavepoints: keepSavepointsInput.optional(),
  /** As before when absent. */
  stateVersion: stateVersionInput.optional(),
});

export const openRunOutput = z.object({ epoch: epochOutput, run: runOutput });
