import { parseExternalMs } from "../../src/model/external-time.ts";
import { parseEntityId, parseRunId } from "../../src/model/ids.ts";
import { parseSchedule } from "../../src/model/schedule.ts";
import type { LeaseHolder, NewRun } from "../../src/storage/storage.ts";

/** Who opens the runs of tests. */
export const testHolder: LeaseHolder = { name: "test", writtenBy: "test 1", leaseMs: 30_000 };

/** A run with these entities, a minute's schedule, that begins at 0. */
export function newRunOf(entityIds: readonly string[], runId = "run"): NewRun {
  return {
    runId: parseRunId(runId),
    clock: "epoch-ms",
    schedule: parseSchedule(60_000),
    startFrom: parseExternalMs(0),
    entityIds: entityIds.map(parseEntityId),
    keepSavepoints: 10,
    scenario: null,
    stateVersion: 1,
    tags: {},
    holder: testHolder,
  };
}
