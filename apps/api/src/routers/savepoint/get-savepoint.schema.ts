import { z } from "zod";
import { runIdInput, savepointIdInput } from "../../wire/ids.ts";
import { savepointOutput } from "../../wire/savepoint.ts";

export const getSavepointInput = z.strictObject({
  runId: runIdInput,
  savepointId: savepointIdInput,
});

export const getSavepointOutput = savepointOutput;
