import { z } from "zod";
import { runIdInput, savepointIdInput } from "../../wire/ids.ts";
import { wallMsInput } from "../../wire/numbers.ts";
import { savepointOutput } from "../../wire/savepoint.ts";

export const pinSavepointInput = z.strictObject({
  runId: runIdInput,
  savepointId: savepointIdInput,
  /** Why it is kept. */
  note: z.string().trim().min(1).max(500),
  /** When the pin ends by itself; never when absent or `null`. */
  untilMs: wallMsInput.nullish(),
});

export const pinSavepointOutput = savepointOutput;
