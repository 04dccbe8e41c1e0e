import { decodeState, STATE_CODEC, stateErrors } from "@runbox/core";
import { toAuditContext } from "../../context.ts";
import { procedure } from "../../procedures.ts";
import { presentState } from "../../service/present-state.ts";
import { readStateInput, readStateOutput } from "./read-state.schema.ts";

/** Larger states are not decoded to look at: it would hold everybody else up. */
const VIEWED_BYTES_MAX = 8 * 1_048_576;
/** Larger states are not sent as text inside JSON. */
const RAW_BYTES_MAX = 8 * 1_048_576;
const NODES_MAX = 5_000;

/** One entity's state in a savepoint, as a tree to look at. Every look is audited. */
export const readState = procedure
  .input(readStateInput)
  .output(readStateOutput)
  .query(async ({ ctx, input }) => {
    const { storage, reads } = ctx.services;
    const { runId, savepointId, entityId } = input;
    const record = await storage.getSavepoint(runId, { savepointId });
    const { state } = await reads.readState(runId, savepointId, entityId);
    const { byteLength } = state.bytes;
    if (input.withBytes && byteLength > RAW_BYTES_MAX) {
      throw stateErrors.stateTooLarge(byteLength, RAW_BYTES_MAX);
    }
    if (input.path.length === 0 && input.offset === 0) {
      await storage.audit.append({
        context: toAuditContext(ctx),
        action: "entity.read-state",
        resource: `run:${runId}`,
        outcome: "ok",
        before: null,
        after: { entityId, savepointId, instant: record.instant },
      });
    }
    return {
      entityId,
      instant: record.instant,
      codec: STATE_CODEC,
      digest: state.digest,
      stateBytes: byteLength,
      node:
        byteLength > VIEWED_BYTES_MAX
          ? null
          : presentState(decodeState(state.bytes), {
              path: input.path,
              depth: input.depth,
              offset: input.offset,
              partCountMax: input.partCountMax,
              nodeCountMax: NODES_MAX,
            }),
      base64: input.withBytes ? Buffer.from(state.bytes).toString("base64") : null,
    };
  });
