import { createHash } from "node:crypto";
import { type EntityId, inputErrors } from "@runbox/core";

/** Which part of a list of entities is asked for. */
export interface EntityPageRequest {
  readonly runId: string;
  readonly savepointId?: string | undefined;
  readonly idContains?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | null | undefined;
}

/** A part of a list of entities. */
export interface EntityPage<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
  readonly matchCount: number;
}

/**
 * Takes a page out of a list that is at hand. The cursor holds a position and whom it belongs to.
 *
 * @throws `INPUT.INVALID_CURSOR` when it was made for another list.
 */
export function paginate<Item extends { readonly entityId: EntityId }>(
  all: readonly Item[],
  request: EntityPageRequest,
): EntityPage<Item> {
  const { idContains, limit } = request;
  const owner = ownerOf(request);
  const start = request.cursor ? readPosition(request.cursor, owner) : 0;
  const matches =
    idContains === undefined ? all : all.filter((item) => item.entityId.includes(idContains));
  const end = start + limit;
  return {
    items: matches.slice(start, end),
    nextCursor: end < matches.length ? `${end}.${owner}` : null,
    matchCount: matches.length,
  };
}

function ownerOf(request: EntityPageRequest): string {
  const parts = [request.runId, request.savepointId ?? null, request.idContains ?? null];
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 16);
}

function readPosition(cursor: string, owner: string): number {
  const [position, cursorOwner, rest] = cursor.split(".");
  if (rest !== undefined || cursorOwner !== owner || !/^\d{1,9}$/.test(position ?? "")) {
    throw inputErrors.invalidCursor();
  }
  return Number(position);
}
