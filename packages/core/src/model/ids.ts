import { invalidId } from "../errors/input-errors.ts";

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Names one run. Chosen by the caller; unique in a storage, also after deletion. */
export type RunId = Branded<"RunId">;
/** Names one stateful component inside a run. Chosen by the caller; unique in its run. */
export type EntityId = Branded<"EntityId">;
/** Names one persisted savepoint (`sp_…`). Made by the storage. */
export type SavepointId = Branded<"SavepointId">;

const ID_GRAMMAR = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

/** The one grammar of run and entity ids, as people read it. */
export const ID_GRAMMAR_TEXT =
  "1 to 128 characters: letters, digits and . _ : - and the first one a letter or a digit";

/**
 * Checks a run id.
 *
 * @throws `INPUT.INVALID_ID` when the text is outside the grammar.
 */
export function parseRunId(text: string): RunId {
  if (!isId(text)) throw invalidId("run", text, ID_GRAMMAR_TEXT);
  return text as RunId;
}

/**
 * Checks an entity id.
 *
 * @throws `INPUT.INVALID_ID` when the text is outside the grammar.
 */
export function parseEntityId(text: string): EntityId {
  if (!isId(text)) throw invalidId("entity", text, ID_GRAMMAR_TEXT);
  return text as EntityId;
}

/**
 * Checks a savepoint id.
 *
 * @throws `INPUT.INVALID_ID` when the text is outside the grammar.
 */
export function parseSavepointId(text: string): SavepointId {
  if (!isId(text)) throw invalidId("savepoint", text, ID_GRAMMAR_TEXT);
  return text as SavepointId;
}

function isId(text: unknown): boolean {
  return typeof text === "string" && ID_GRAMMAR.test(text);
}
