import type { WireRun } from "@runbox/api";
import type { RunsPage } from "./read-runs.ts";

/** Runs of all pages, each once: a run that moved while one paged can come twice. */
export function flattenRuns(pages: readonly RunsPage[]): readonly WireRun[] {
  const byId = new Map<string, WireRun>();
  for (const page of pages) {
    for (const run of page.items) if (!byId.has(run.runId)) byId.set(run.runId, run);
  }
  return [...byId.values()];
}

/** The pages with newer facts in the same places; no row comes, goes or moves. */
export function updateInPlace(
  pages: readonly RunsPage[],
  fresh: readonly WireRun[],
): readonly RunsPage[] {
  const byId = new Map(fresh.map((run) => [run.runId, run]));
  return pages.map((page) => ({
    ...page,
    items: page.items.map((run) => byId.get(run.runId) ?? run),
  }));
}

/** The pages without runs that were deleted. */
export function withoutRuns(
  pages: readonly RunsPage[],
  deletedIds: ReadonlySet<string>,
): readonly RunsPage[] {
  return pages.map((page) => ({
    ...page,
    items: page.items.filter((run) => !deletedIds.has(run.runId)),
  }));
}

/** Runs that wait behind the button: they belong among the shown ones but are not shown yet. */
export interface WaitingRuns {
  /** Created since the list was made. */
  readonly newCount: number;
  /** Older runs that came up by their activity. */
  readonly movedCount: number;
}

export const nothingWaits: WaitingRuns = { newCount: 0, movedCount: 0 };

/** What waits, given a fresh reading of the top of the list. */
export function waitingRuns(
  shown: readonly WireRun[],
  fresh: readonly WireRun[],
  shownSinceMs: number,
): WaitingRuns {
  const shownIds = new Set(shown.map((run) => run.runId));
  const waiting = fresh.filter((run) => !shownIds.has(run.runId));
  const newCount = waiting.filter((run) => run.createdAtMs >= shownSinceMs).length;
  return { newCount, movedCount: waiting.length - newCount };
}

/** The button's words; null when nothing waits. */
export function waitingText({ newCount, movedCount }: WaitingRuns): string | null {
  if (newCount + movedCount === 0) return null;
  if (movedCount === 0) return newCount === 1 ? "1 new run" : `${newCount} new runs`;
  const moved = movedCount === 1 ? "1 run moved up" : `${movedCount} runs moved up`;
  return newCount === 0 ? moved : `${newCount} new, ${moved}`;
}
