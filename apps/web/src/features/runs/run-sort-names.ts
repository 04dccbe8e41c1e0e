import type { RunsSearch } from "./runs-search.ts";

/** What the list is sorted by, in words. */
export const runSortNames = {
  activeAt: "Last activity",
  createdAt: "Created",
  runId: "Run id",
} as const satisfies Record<RunsSearch["sort"], string>;
