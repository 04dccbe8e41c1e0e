import { z } from "zod";
import { runIdInput, savepointIdInput, savepointIdOutput } from "../../wire/ids.ts";
import { countOutput } from "../../wire/numbers.ts";

export const verifySavepointInput = z.strictObject({
  runId: runIdInput,
  savepointId: savepointIdInput,
});

export const verifySavepointOutput = z.object({
  savepointId: savepointIdOutput,
  /** Whether every byte is what was written and every entity is there. */
  isSound: z.boolean(),
  /** What is damaged; `null` when it is sound. */
  damage: z.string().nullable(),
  /** Entities whose states were read and matched. */
  verifiedCount: countOutput,
  verifiedBytes: countOutput,
});
