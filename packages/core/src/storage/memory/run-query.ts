import type { RunRecord } from "../../model/run.ts";
import type { RunQuery } from "../catalog.ts";
import type { CursorPosition } from "./page-cursor.ts";

/** Whether a run belongs to the list. A filter with nothing in it matches nothing. */
export function matchesRunQuery(run: RunRecord, query: RunQuery): boolean {
  const { statuses, idContains, idPrefixes, scenario, tag } = query;
  return (
    (statuses === undefined || statuses.includes(run.status)) &&
    (idContains === undefined || run.runId.includes(idContains)) &&
    (idPrefixes === undefined || idPrefixes.some((prefix) => run.runId.startsWith(prefix))) &&
    (scenario === undefined || run.scenario === scenario) &&
    (tag === undefined || hasTag(run, tag.key, tag.value)) &&
    (query.activeFromMs === undefined || run.activeAtMs >= query.activeFromMs) &&
    (query.activeToMs === undefined || run.activeAtMs < query.activeToMs)
  );
}

/** What a list of runs is sorted by. Ties follow the run id, in the same direction. */
export function runPosition(run: RunRecord, sort: RunQuery["sort"]): CursorPosition {
  if (sort === "runId") return [run.runId, run.runId];
  return [sort === "activeAt" ? run.activeAtMs : run.createdAtMs, run.runId];
}

/** One text for one query, whatever the order of its fields. */
export function runQueryText(query: RunQuery): string {
  const { tag } = query;
  return JSON.stringify([
    "runs",
    query.statuses ?? null,
    query.idContains ?? null,
    query.idPrefixes ?? null,
    query.scenario ?? null,
    tag === undefined ? null : [tag.key, tag.value],
    query.activeFromMs ?? null,
    query.activeToMs ?? null,
    query.sort,
    query.descending,
  ]);
}

function hasTag({ tags }: RunRecord, key: string, value: string): boolean {
  return Object.hasOwn(tags, key) && tags[key] === value;
}
