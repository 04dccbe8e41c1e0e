import { RUN_SORTS } from "@runbox/core";
import { RUN_STATUSES } from "@runbox/core/model";
import { z } from "zod";
import { countOutput, wallMsInput } from "../../wire/numbers.ts";
import { pageInput, pageOutput } from "../../wire/page.ts";
import { runOutput } from "../../wire/run.ts";

export const listRunsInput = z.strictObject({
  ...pageInput,
  statuses: z.array(z.enum(RUN_STATUSES)).min(1).max(RUN_STATUSES.length).optional(),
  /** Text that the run id contains. */
  idContains: z.string().min(1).max(128).optional(),
  scenario: z.string().min(1).max(128).optional(),
  tag: z.strictObject({ key: z.string().max(64), value: z.string().max(256) }).optional(),
  /** Wall time of the last activity: inclusive lower, exclusive upper bound. */
  activeFromMs: wallMsInput.optional(),
  activeToMs: wallMsInput.optional(),
  sort: z.enum(RUN_SORTS).default("activeAt"),
  descending: z.boolean().default(true),
});

export const listRunsOutput = pageOutput(runOutput).extend({
  /** How many runs match the filters, by status. */
  counts: z.object({ running: countOutput, finished: countOutput, failed: countOutput }),
});
