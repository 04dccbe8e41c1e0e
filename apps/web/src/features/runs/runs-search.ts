import type { AppRouter, RunHealthLevel } from "@runbox/api";
import { RUN_STATUSES } from "@runbox/core/model";
import type { inferRouterInputs } from "@trpc/server";
import {
  createLoader,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { timeBounds, timeRangeParsers } from "../../components/filters/time-range.ts";
import { parseTag } from "./tag-text.ts";

export const healthLevels = [
  "healthy",
  "lagging",
  "stalled",
  "unknown",
] as const satisfies readonly RunHealthLevel[];

/** What the list can be sorted by; names of the API. */
const runSorts = ["activeAt", "createdAt", "runId"] as const;

/** Filters and order of the runs page as they stand in the address. */
export const runsSearchParsers = {
  q: parseAsString.withDefault(""),
  status: parseAsArrayOf(parseAsStringLiteral(RUN_STATUSES)).withDefault([]),
  health: parseAsArrayOf(parseAsStringLiteral(healthLevels)).withDefault([]),
  tag: parseAsString,
  scenario: parseAsString,
  ...timeRangeParsers,
  sort: parseAsStringLiteral(runSorts).withDefault("activeAt"),
  order: parseAsStringLiteral(["asc", "desc"]).withDefault("desc"),
};

export type RunsSearch = inferParserType<typeof runsSearchParsers>;

/** Reads the search out of a page's query string. */
export const loadRunsSearch = createLoader(runsSearchParsers);

type ListRunsInput = inferRouterInputs<AppRouter>["run"]["list"];

/** The part of the input that says which runs, in which order. */
export type RunsQuery = Omit<ListRunsInput, "limit" | "cursor">;

const idTextMax = 128;

/** What to ask the API for. Only running runs have a health to be told apart by. */
export function toRunsQuery(search: RunsSearch, nowMs: number): RunsQuery {
  const { fromMs, toMs } = timeBounds(search, nowMs);
  const tag = search.tag === null ? null : parseTag(search.tag);
  const idContains = search.q.trim().slice(0, idTextMax);
  const statuses = statusesFor(search);
  return {
    ...(idContains === "" ? {} : { idContains }),
    ...(statuses.length === 0 ? {} : { statuses }),
    ...(tag === null ? {} : { tag }),
    ...(search.scenario === null || search.scenario === "" ? {} : { scenario: search.scenario }),
    ...(fromMs === undefined ? {} : { activeFromMs: fromMs }),
    ...(toMs === undefined ? {} : { activeToMs: toMs }),
    sort: search.sort,
    descending: search.order === "desc",
  };
}

function statusesFor({ status, health }: RunsSearch): RunsSearch["status"] {
  const needsRunning = health.length > 0 && !health.includes("unknown");
  return status.length === 0 && needsRunning ? ["running"] : status;
}

/** The same without what the counts by status are there to choose from. */
export function toCountsQuery(search: RunsSearch, nowMs: number): RunsQuery {
  return toRunsQuery({ ...search, status: [], health: [] }, nowMs);
}

/** Whether any filter is on. */
export function isFiltered(search: RunsSearch): boolean {
  const { q, status, health, tag, scenario, range, from, to } = search;
  const isSet = [tag, scenario, range, from, to].some((value) => value !== null);
  return isSet || q.trim() !== "" || status.length > 0 || health.length > 0;
}

/** Takes every filter off and leaves the order. */
export const noFilters = {
  q: null,
  status: null,
  health: null,
  tag: null,
  scenario: null,
  range: null,
  from: null,
  to: null,
} as const;
