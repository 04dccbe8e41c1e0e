import { z } from "zod";
import { entityIdOutput, runIdInput, savepointIdInput } from "../../wire/ids.ts";
import { epochInput } from "../../wire/numbers.ts";

export const readStatesInput = z.strictObject({
  runId: runIdInput,
  savepointId: savepointIdInput,
  /** When given, the run must still be in this epoch: else `RUN.FENCED`. */
  epoch: epochInput.optional(),
  cursor: z.string().min(1).max(256).nullish(),
});

export const readStatesOutput = z.object({
  /** How the bytes are encoded. */
  codec: z.string(),
  /** Each entity once over all pages, in no particular order. */
  items: z.array(z.object({ entityId: entityIdOutput, base64: z.string() })).readonly(),
  /**
   * `null` on the last page. A cursor holds for a minute, and a page can be asked for again until
   * the next one is; after that `INPUT.INVALID_CURSOR`: start again without a cursor.
   */
  nextCursor: z.string().nullable(),
});
