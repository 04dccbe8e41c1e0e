import { z } from "zod";
import { runIdInput } from "../../wire/ids.ts";
import { epochOutput, externalMsOutput } from "../../wire/numbers.ts";
import { runProgressOutput } from "../../wire/progress.ts";
import { runHealthOutput } from "../../wire/run.ts";

export const getProgressInput = z.strictObject({ runId: runIdInput });

export const getProgressOutput = z.object({
  epoch: epochOutput,
  /** What can be restored now; `null` before the first complete savepoint. */
  restorableInstant: externalMsOutput.nullable(),
  health: runHealthOutput,
  /**
   * `null` when this server does not know what is open: the run has ended, takes no savepoints, or
   * another process gathers them.
   */
  progress: runProgressOutput.nullable(),
  /** Why `progress` is `null`; `null` when it is not. */
  absence: z.enum(["ended", "not-open", "elsewhere"]).nullable(),
});
