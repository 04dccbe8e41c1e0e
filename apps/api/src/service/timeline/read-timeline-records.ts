import {
  type Catalog,
  type ExternalMs,
  PAGE_LIMIT_MAX,
  type RunId,
  type SavepointQuery,
  type SavepointRecord,
} from "@runbox/core";
import { withoutUndefined } from "../without-undefined.ts";

/** One answer looks at no more records than this: about a hundred pages. */
const RECORDS_MAX = 20_000;

/** Records of a range of external time. */
export interface TimelineRecords {
  /** Newest first. */
  readonly records: readonly SavepointRecord[];
  /** `false`: older ones of the range were left out. */
  readonly isComplete: boolean;
}

/** Reads the records of a range, newest first, up to a bound. */
export async function readTimelineRecords(
  catalog: Catalog,
  range: {
    readonly runId: RunId;
    readonly from?: ExternalMs | undefined;
    readonly to?: ExternalMs | undefined;
  },
): Promise<TimelineRecords> {
  const query: SavepointQuery = {
    ...withoutUndefined({ fromInstant: range.from, toInstant: range.to }),
    descending: true,
  };
  const records: SavepointRecord[] = [];
  let cursor: string | null = null;
  do {
    const request = { limit: PAGE_LIMIT_MAX, ...(cursor === null ? {} : { cursor }) };
    const page = await catalog.listSavepoints(range.runId, query, request);
    records.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && records.length < RECORDS_MAX);
  return { records, isComplete: cursor === null };
}
