import { createHash } from "node:crypto";
import { inputErrors, PAGE_LIMIT_MAX, type Page, type PageRequest } from "@runbox/core";

/** Where a page ended: the sort key of its last row and the row's id. */
export type CursorPosition = readonly [key: number | string, id: string];

/**
 * The position that a page begins after; `undefined` for the first page.
 *
 * @param listName differs for every other list and query: a cursor holds only for its own.
 * @throws `INPUT.INVALID_CURSOR`, `INPUT.INVALID_OPTION` when the limit is out of bounds.
 */
export function readCursor(
  listName: string,
  { limit, cursor }: PageRequest,
  keyType: "number" | "string",
): CursorPosition | undefined {
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE_LIMIT_MAX) {
    throw inputErrors.invalidOption("limit", limit, `a whole number from 1 to ${PAGE_LIMIT_MAX}`);
  }
  if (cursor === undefined) return undefined;
  const [name, key, id] = decode(cursor);
  const isKey = keyType === "string" ? typeof key === "string" : Number.isSafeInteger(key);
  if (name !== fingerprint(listName) || !isKey || typeof id !== "string") {
    throw inputErrors.invalidCursor();
  }
  return [key as number | string, id];
}

/** @param rows up to one more than the page holds: that one tells that there is more. */
export function cutPage<Item>(
  listName: string,
  rows: readonly Item[],
  { limit }: PageRequest,
  positionOf: (item: Item) => CursorPosition,
): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return {
    items,
    nextCursor: hasMore ? encode([fingerprint(listName), ...positionOf(last)]) : null,
  };
}

/** Filters can be long texts; their hash is enough to tell them apart. */
function fingerprint(listName: string): string {
  return createHash("sha256").update(listName).digest("base64url").slice(0, 16);
}

function encode(parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts), "utf8").toString("base64url");
}

function decode(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
