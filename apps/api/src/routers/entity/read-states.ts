import { runErrors, STATE_CODEC } from "@runbox/core";
import { principalKey } from "../../authorization/principal.ts";
import { procedure } from "../../procedures.ts";
import { readStatesInput, readStatesOutput } from "./read-states.schema.ts";

/** Reads all states of a savepoint, page by page, for whoever loads the run. */
export const readStates = procedure
  .input(readStatesInput)
  .output(readStatesOutput)
  .query(async ({ ctx, input }) => {
    const { storage, reads } = ctx.services;
    const { runId, savepointId, epoch } = input;
    if (epoch !== undefined) {
      const run = await storage.getRun(runId);
      if (run.epoch !== epoch) throw runErrors.fenced(runId, epoch, run.epoch);
    }
    const page = await reads.readPage({
      runId,
      savepointId,
      readerKey: principalKey(ctx.principal),
      cursor: input.cursor ?? null,
    });
    const items = page.states.map(({ entityId, state }) => ({
      entityId,
      base64: toBase64(state.bytes),
    }));
    return { codec: STATE_CODEC, items, nextCursor: page.nextCursor };
  });

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}
