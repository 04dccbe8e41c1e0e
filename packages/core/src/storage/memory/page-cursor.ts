import { invalidCursor, invalidOption } from "../../errors/input-errors.ts";
import { PAGE_LIMIT_MAX, type Page, type PageRequest } from "../../model/page.ts";

/** Where a page ended: the sort key and the id of its last row. */
export type CursorPosition = readonly [key: number | string, id: string];

/** A sorted list and how to page through it. */
export interface PageSource<Item> {
  /** In order. */
  readonly items: readonly Item[];
  /** Text that differs for every other list and query. */
  readonly query: string;
  readonly positionOf: (item: Item) => CursorPosition;
  readonly descending: boolean;
}

/**
 * Cuts a page out of a list, after the cursor's position. Rows that come and go meanwhile neither
 * repeat nor hide others.
 *
 * @throws `INPUT.INVALID_CURSOR`, `INPUT.INVALID_OPTION` when the limit is out of bounds.
 */
export function cutPage<Item>(source: PageSource<Item>, request: PageRequest): Page<Item> {
  const { limit, cursor } = request;
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE_LIMIT_MAX) {
    throw invalidOption("limit", limit, `a whole number from 1 to ${PAGE_LIMIT_MAX}`);
  }
  const after = cursor === undefined ? undefined : readCursor(source.query, cursor);
  const rest = source.items.filter((item) => after === undefined || isBeyond(source, item, after));
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  const hasMore = rest.length > items.length && last !== undefined;
  return {
    items,
    nextCursor: hasMore ? writeCursor(source.query, source.positionOf(last)) : null,
  };
}

/** Orders two positions, ascending, by code units: the same in every locale. */
export function comparePositions(a: CursorPosition, b: CursorPosition): number {
  return compareValues(a[0], b[0]) || compareValues(a[1], b[1]);
}

function compareValues(a: number | string, b: number | string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function isBeyond<Item>(source: PageSource<Item>, item: Item, after: CursorPosition): boolean {
  const order = comparePositions(source.positionOf(item), after);
  return source.descending ? order < 0 : order > 0;
}

function writeCursor(query: string, position: CursorPosition): string {
  return btoa(encodeURIComponent(JSON.stringify([query, ...position])));
}

function readCursor(query: string, cursor: string): CursorPosition {
  const [cursorQuery, key, id] = decodeCursor(cursor);
  const fits = (typeof key === "number" || typeof key === "string") && typeof id === "string";
  if (cursorQuery !== query || !fits) throw invalidCursor();
  return [key, id];
}

function decodeCursor(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(decodeURIComponent(atob(cursor)));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
