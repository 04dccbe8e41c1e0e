import { RUN_CLOCKS } from "@runbox/core/model";
import { z } from "zod";
import { entityIdInput, runIdInput } from "../../wire/ids.ts";
import {
  epochOutput,
  externalMsInput,
  keepSavepointsInput,
  scheduleInput,
  stateVersionInput,
} from "../../wire/numbers.ts";
import { reasonInput } from "../../wire/reason.ts";
import { runOutput } from "../../wire/run.ts";

const KEEP_SAVEPOINTS_DEFAULT = 10;
const STATE_VERSION_DEFAULT = 1;

export const ENTITY_COUNT_MAX = 2_000_000;

const tagKeyInput = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);

export const createRunInput = z.strictObject({
  runId: runIdInput,
  schedule: scheduleInput,
  clock: z.enum(RUN_CLOCKS).default("epoch-ms"),
  startFrom: externalMsInput,
  /** In ordinal order: a push names an entity by its place in this list. */
  entityIds: z.array(entityIdInput).min(1).max(ENTITY_COUNT_MAX),
  keepSavepoints: keepSavepointsInput.default(KEEP_SAVEPOINTS_DEFAULT),
  scenario: z.string().min(1).max(128).nullable().default(null),
  stateVersion: stateVersionInput.default(STATE_VERSION_DEFAULT),
  tags: z
    .record(tagKeyInput, z.string().max(256))
    .refine((tags) => Object.keys(tags).length <= 32, "At most 32 tags.")
    .default({}),
  /** What the writer calls itself, for people to read. */
  writer: z.string().min(1).max(128).optional(),
  reason: reasonInput,
});

export const createRunOutput = z.object({ epoch: epochOutput, run: runOutput });
