import { z } from "zod";
import { runIdInput, savepointIdInput } from "../../wire/ids.ts";
import { reasonInput } from "../../wire/reason.ts";
import { savepointOutput } from "../../wire/savepoint.ts";

export const unpinSavepointInput = z.strictObject({
  runId: runIdInput,
  savepointId: savepointIdInput,
  reason: reasonInput,
});

export const unpinSavepointOutput = savepointOutput;
