import {
  type EntityId,
  ID_GRAMMAR_TEXT,
  parseEntityId,
  parseRunId,
  parseSavepointId,
  type RunId,
  type SavepointId,
} from "@runbox/core/model";
import { z } from "zod";

const ID_CHARACTERS_MAX = 128;

function idInput<Id extends string>(parse: (text: string) => Id) {
  return z
    .string()
    .max(ID_CHARACTERS_MAX)
    .transform((text, context): Id => {
      try {
        return parse(text);
      } catch {
        context.addIssue({ code: "custom", message: `Use ${ID_GRAMMAR_TEXT}.` });
        return z.NEVER;
      }
    });
}

/** A run id as it comes in: checked against the one grammar. */
export const runIdInput = idInput(parseRunId);
/** An entity id as it comes in. */
export const entityIdInput = idInput(parseEntityId);
/** A savepoint id as it comes in. */
export const savepointIdInput = idInput(parseSavepointId);

const isText = (value: unknown) => typeof value === "string";

/** A run id as it goes out. */
export const runIdOutput = z.custom<RunId>(isText);
/** An entity id as it goes out. */
export const entityIdOutput = z.custom<EntityId>(isText);
/** A savepoint id as it goes out. */
export const savepointIdOutput = z.custom<SavepointId>(isText);
