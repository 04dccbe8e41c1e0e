/** The most rows that one page can have. */
export const PAGE_LIMIT_MAX = 200;

/** Asks for a page of a list. */
export interface PageRequest {
  /** 1 … 200. */
  readonly limit: number;
  /** What the page before gave as `nextCursor`; absent for the first page. */
  readonly cursor?: string;
}

/** A page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Opaque; `null` on the last page. */
  readonly nextCursor: string | null;
}
