import { z } from "zod";
import { runIdInput, runIdOutput } from "../../wire/ids.ts";
import { requiredReasonInput } from "../../wire/reason.ts";

export const deleteRunInput = z
  .strictObject({
    runId: runIdInput,
    /** The run's id once more, as typed by whoever deletes it. */
    confirm: z.string().max(128),
    reason: requiredReasonInput,
  })
  .refine((input) => input.confirm === input.runId, {
    path: ["confirm"],
    message: "Type the run's id to confirm.",
  });

export const deleteRunOutput = z.object({ runId: runIdOutput });
