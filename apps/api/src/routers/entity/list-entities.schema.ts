import { z } from "zod";
import { entityIdOutput, runIdInput, savepointIdInput } from "../../wire/ids.ts";
import { countOutput, externalMsOutput } from "../../wire/numbers.ts";
import { pageInput, pageOutput } from "../../wire/page.ts";

export const listEntitiesInput = z.strictObject({
  ...pageInput,
  runId: runIdInput,
  /** Entities in this savepoint; when absent: entities that the open savepoint waits for. */
  savepointId: savepointIdInput.optional(),
  /** Text that the entity id contains. */
  idContains: z.string().min(1).max(128).optional(),
});

export const listEntitiesOutput = pageOutput(
  z.object({
    entityId: entityIdOutput,
    status: z.enum(["saved", "missing"]),
    /** Only of a saved entity. */
    stateBytes: countOutput.nullable(),
    digest: z.string().nullable(),
    /** Only of a missing entity: its last pushed instant, if it ever pushed. */
    lastInstant: externalMsOutput.nullable(),
    /** Only of a missing entity: how far it is behind the fastest, in external time. */
    behindMs: z.number().nullable(),
  }),
).extend({
  /** How many entities there are, of those that match the filter. */
  matchCount: countOutput,
  /** The savepoint's instant, or that of the oldest open one; `null` when none is open. */
  instant: externalMsOutput.nullable(),
});
