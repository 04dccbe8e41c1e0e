import { PAGE_LIMIT_MAX, type PageRequest } from "@runbox/core/model";
import { z } from "zod";

const LIMIT_DEFAULT = 50;

/** The fields with which every list is paged. */
export const pageInput = {
  /** 1 … 200; 50 when absent. */
  limit: z.int().min(1).max(PAGE_LIMIT_MAX).default(LIMIT_DEFAULT),
  /** What the page before gave as `nextCursor`. */
  cursor: z.string().min(1).max(2_048).nullish(),
};

/** A page of a list as it goes out. */
export function pageOutput<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item).readonly(), nextCursor: z.string().nullable() });
}

/** The page that an input asks for. */
export function toPageRequest(input: {
  readonly limit: number;
  readonly cursor?: string | null | undefined;
}): PageRequest {
  return typeof input.cursor === "string"
    ? { limit: input.limit, cursor: input.cursor }
    : { limit: input.limit };
}
