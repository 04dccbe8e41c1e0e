import {
  parseExternalMs,
  parseInterval,
  parseRunId,
  parseSavepointId,
  type RunRecord,
  type SavepointRecord,
  toEpoch,
} from "@runbox/core";
import { trustedCast } from "../../src/trusted-cast.ts";

/** A record of a running run with a one-minute schedule, active at 0. */
export function sampleRunRecord(change: Partial<RunRecord> = {}): RunRecord {
  return {
    runId: parseRunId("r"),
    status: "running",
    clock: "epoch-ms",
    schedule: parseInterval(60_000),
    startFrom: parseExternalMs(0),
    epoch: toEpoch(1),
    headBranch: 0,
    entityCount: 2,
    keepSavepoints: 10,
    scenario: null,
    stateVersion: 1,
    tags: {},
    createdAtMs: 0,
    activeAtMs: 0,
    finishedAtMs: null,
    leaseHolder: null,
    leaseUntilMs: null,
    latestSavepoint: null,
    storedBytes: 0,
    ...change,
  };
}

/** A record of a savepoint that took ten milliseconds. */
export function sampleSavepointRecord(
  instant: number,
  change: Partial<SavepointRecord> = {},
): SavepointRecord {
  return {
    savepointId: parseSavepointId(`sp_${instant}`),
    runId: parseRunId("r"),
    branch: 0,
    instant: parseExternalMs(instant),
    status: "persisted",
    origin: "scheduled",
    epoch: toEpoch(1),
    entityCount: 2,
    changedCount: 2,
    stateBytes: 100,
    addedBytes: 50,
    reachableBytes: 50,
    openedAtMs: instant,
    completedAtMs: instant + 8,
    persistedAtMs: instant + 10,
    completedBy: null,
    stateVersion: 1,
    writtenBy: "test",
    digest: trustedCast<SavepointRecord["digest"]>("0".repeat(32), "the form of a digest"),
    pin: null,
    prunedAtMs: null,
    ...change,
  };
}
