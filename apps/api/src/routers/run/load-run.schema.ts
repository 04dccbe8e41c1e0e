import { z } from "zod";
import { entityIdOutput, runIdInput, savepointIdInput } from "../../wire/ids.ts";
import { epochOutput, externalMsInput } from "../../wire/numbers.ts";
import { reasonInput } from "../../wire/reason.ts";
import { runOutput } from "../../wire/run.ts";
import { savepointOutput } from "../../wire/savepoint.ts";

export const loadRunInput = z.strictObject({
  runId: runIdInput,
  /** The newest complete savepoint when absent. */
  savepoint: z
    .union([
      z.strictObject({ savepointId: savepointIdInput }),
      z.strictObject({ instant: externalMsInput }),
    ])
    .optional(),
  /** What the writer calls itself, for people to read. */
  writer: z.string().min(1).max(128).optional(),
  reason: reasonInput,
});

export const loadRunOutput = z.object({
  /** The caller's from now on; every earlier writer is refused. */
  epoch: epochOutput,
  run: runOutput,
  base: savepointOutput,
  /** Who is in the base savepoint, in ordinal order. */
  entityIds: z.array(entityIdOutput).readonly(),
});
