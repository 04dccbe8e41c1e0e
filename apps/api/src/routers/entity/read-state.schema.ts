import { z } from "zod";
import { entityIdInput, entityIdOutput, runIdInput, savepointIdInput } from "../../wire/ids.ts";
import { countOutput, externalMsOutput } from "../../wire/numbers.ts";
import { stateNodeOutput, statePathInput } from "../../wire/state-node.ts";

const DEPTH_DEFAULT = 8;
const DEPTH_MAX = 32;
const PARTS_DEFAULT = 100;
const PARTS_MAX = 1_000;

export const readStateInput = z.strictObject({
  runId: runIdInput,
  savepointId: savepointIdInput,
  entityId: entityIdInput,
  /** Which part of the state; the whole when absent. */
  path: statePathInput.default([]),
  /** How many levels of it. */
  depth: z.int().min(1).max(DEPTH_MAX).default(DEPTH_DEFAULT),
  /** From which part of the value at `path` on. */
  offset: z.int().min(0).default(0),
  /** How many parts of each value. */
  partCountMax: z.int().min(1).max(PARTS_MAX).default(PARTS_DEFAULT),
  /** Gives the whole state's bytes too. */
  withBytes: z.boolean().default(false),
});

export const readStateOutput = z.object({
  entityId: entityIdOutput,
  instant: externalMsOutput,
  codec: z.string(),
  digest: z.string(),
  stateBytes: countOutput,
  /** `null` when the state is larger than this server decodes for viewing. */
  node: stateNodeOutput.nullable(),
  /** The bytes as they are kept; only when asked for. */
  base64: z.string().nullable(),
});
