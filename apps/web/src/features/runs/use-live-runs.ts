"use client";

import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { useStream } from "../../components/stream/stream-provider.tsx";
import { useEventTopic } from "../events/index.ts";
import {
  flattenRuns,
  nothingWaits,
  updateInPlace,
  type WaitingRuns,
  waitingRuns,
  withoutRuns,
} from "./merge-runs.ts";
import { pageRunCount, type RunsPage, readRuns } from "./read-runs.ts";
import { type RunsQueryContext, runCountsOptions, runsListOptions } from "./runs-queries.ts";
import { toRunsQuery } from "./runs-search.ts";
import { createThrottle } from "./throttle.ts";

/** Events bring the list up to date at most this often. */
const refreshIntervalMs = 1_000;
/** Health changes by silence too, which sends no event. */
const rejudgeIntervalMs = 15_000;
const refreshCountMax = 200;

type RunsData = InfiniteData<RunsPage, string | null>;

export interface LiveRuns {
  /** What waits behind the button. */
  readonly waiting: WaitingRuns;
  /** Shows what waits, from the top. */
  readonly showWaiting: () => Promise<void>;
}

/**
 * Keeps the shown runs current: their cells change in place, runs that come wait behind a button,
 * deleted ones go. Rows never move by themselves.
 */
export function useLiveRuns(context: RunsQueryContext): LiveRuns {
  const queryClient = useQueryClient();
  const isPaused = useStream().signal.kind === "paused";
  const { queryKey } = runsListOptions(context);
  const listKey = JSON.stringify(queryKey);
  const [shown, setShown] = useState({ listKey, sinceMs: context.nowMs });
  const [waiting, setWaiting] = useState({ listKey, runs: nothingWaits });

  const read = (count: number) =>
    readRuns(context.client, {
      query: toRunsQuery(context.search, context.nowMs),
      health: context.search.health,
      cursor: null,
      count,
    });
  const setPages = (change: (pages: readonly RunsPage[]) => readonly RunsPage[]) =>
    queryClient.setQueryData<RunsData>(queryKey, (data) =>
      data === undefined ? data : { ...data, pages: [...change(data.pages)] },
    );
  const refresh = useEffectEvent(async () => {
    const before = queryClient.getQueryData<RunsData>(queryKey);
    if (before === undefined || document.visibilityState === "hidden") return;
    const rows = flattenRuns(before.pages);
    const count = Math.min(refreshCountMax, Math.max(pageRunCount, rows.length));
    // A failed refresh is no news: the pill says that the page is not live.
    const page = await read(count).catch(() => null);
    if (page === null) return;
    // An empty list has no rows that could move: the first run appears by itself.
    if (rows.length === 0) setPages(() => [page]);
    else setPages((pages) => updateInPlace(pages, page.items));
    const sinceMs = shown.listKey === listKey ? shown.sinceMs : context.nowMs;
    const runs = rows.length === 0 ? nothingWaits : waitingRuns(rows, page.items, sinceMs);
    setWaiting({ listKey, runs });
    await queryClient.invalidateQueries({ queryKey: runCountsOptions(context).queryKey });
  });
  const [throttle] = useState(() => ({ request: () => {} }));
  // Synchronises with timers: bundles bursts of events, and looks again while nothing comes.
  useEffect(() => {
    const throttled = createThrottle(refreshIntervalMs, () => void refresh(), {
      nowMs: Date.now,
      later: (delayMs, run) => {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
    });
    throttle.request = throttled.request;
    const timer = isPaused ? undefined : setInterval(throttled.request, rejudgeIntervalMs);
    return () => {
      throttled.cancel();
      clearInterval(timer);
    };
  }, [throttle, isPaused]);

  useEventTopic("runs", {
    onEvents: (events) => {
      const deleted = events.filter((event) => event.body.kind === "run.deleted");
      if (deleted.length > 0) {
        const deletedIds = new Set<string>(deleted.map((event) => event.runId));
        setPages((pages) => withoutRuns(pages, deletedIds));
      }
      throttle.request();
    },
    onGap: () => throttle.request(),
  });

  return {
    waiting: waiting.listKey === listKey ? waiting.runs : nothingWaits,
    showWaiting: async () => {
      const page = await read(pageRunCount);
      queryClient.setQueryData<RunsData>(queryKey, { pages: [page], pageParams: [null] });
      setShown({ listKey, sinceMs: Date.now() });
      setWaiting({ listKey, runs: nothingWaits });
    },
  };
}
