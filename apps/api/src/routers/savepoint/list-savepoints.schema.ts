import { SAVEPOINT_STATUSES } from "@runbox/core/model";
import { z } from "zod";
import { runIdInput } from "../../wire/ids.ts";
import { externalMsInput } from "../../wire/numbers.ts";
import { pageInput, pageOutput } from "../../wire/page.ts";
import { savepointOutput } from "../../wire/savepoint.ts";

export const listSavepointsInput = z.strictObject({
  ...pageInput,
  runId: runIdInput,
  /** The head branch when absent. */
  branch: z.int().min(0).optional(),
  statuses: z.array(z.enum(SAVEPOINT_STATUSES)).min(1).max(SAVEPOINT_STATUSES.length).optional(),
  pinnedOnly: z.boolean().optional(),
  /** Inclusive lower, exclusive upper bound of the instant. */
  fromInstant: externalMsInput.optional(),
  toInstant: externalMsInput.optional(),
  descending: z.boolean().default(true),
});

export const listSavepointsOutput = pageOutput(savepointOutput);
