import type { RunId } from "../../model/ids.ts";
import type { SavepointRecord } from "../../model/savepoint.ts";
import type { SavepointQuery } from "../catalog.ts";

/** Whether a savepoint belongs to the list. Which branch it is asked of is decided before. */
export function matchesSavepointQuery(record: SavepointRecord, query: SavepointQuery): boolean {
  return (
    (query.statuses === undefined || query.statuses.includes(record.status)) &&
    (query.pinnedOnly !== true || record.pin !== null) &&
    (query.fromInstant === undefined || record.instant >= query.fromInstant) &&
    (query.toInstant === undefined || record.instant < query.toInstant)
  );
}

/** One text for one query, whatever the order of its fields. */
export function savepointQueryText(runId: RunId, query: SavepointQuery): string {
  return JSON.stringify([
    "savepoints",
    runId,
    query.branch ?? null,
    query.statuses ?? null,
    query.pinnedOnly === true,
    query.fromInstant ?? null,
    query.toInstant ?? null,
    query.descending,
  ]);
}
