import { z } from "zod";
import { runIdInput } from "../../wire/ids.ts";
import { reasonInput } from "../../wire/reason.ts";
import { runOutput } from "../../wire/run.ts";

export const finishRunInput = z.strictObject({
  runId: runIdInput,
  status: z.enum(["finished", "failed"]),
  reason: reasonInput,
});

export const finishRunOutput = runOutput;
