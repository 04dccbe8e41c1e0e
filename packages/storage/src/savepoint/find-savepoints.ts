import {
  type Clock,
  type ExternalMs,
  InvariantViolation,
  type RunId,
  type SavepointRecord,
} from "@runbox/core";
import type { Database } from "../database/database.ts";
import { toSavepointRecord, WITHOUT_MANIFEST } from "./savepoint-record.ts";

/** Where to look. */
export interface BranchOfRun {
  readonly runId: RunId;
  readonly branch: number;
}

const INSTANTS_PER_READ = 1_000;

/** The savepoints of a branch at these instants, all of which exist, in the order asked for. */
export async function findSavepointsAt(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  { runId, branch }: BranchOfRun,
  instants: readonly ExternalMs[],
): Promise<readonly SavepointRecord[]> {
  const found = new Map<number, SavepointRecord>();
  for (let start = 0; start < instants.length; start += INSTANTS_PER_READ) {
    const rows = await database.read((client) =>
      client.savepoint.findMany({
        where: {
          runId,
          branch,
          instant: { in: instants.slice(start, start + INSTANTS_PER_READ).map(BigInt) },
        },
        omit: WITHOUT_MANIFEST,
      }),
    );
    for (const row of rows) found.set(Number(row.instant), toSavepointRecord(row, clock.nowMs()));
  }
  return instants.map((instant) => {
    const record = found.get(instant);
    if (record === undefined) {
      throw new InvariantViolation(`The savepoint ${instant} lies at or below the frontier.`);
    }
    return record;
  });
}
