import { parseInterval } from "@runbox/core";
import { expect, test } from "vitest";
import { judgeHealth } from "../src/service/run-health.ts";
import { sampleRunRecord } from "./support/sample-records.ts";

const MINUTE_MS = 60_000;
const waiting = { waitingSinceMs: 0, missingCount: 3 };

test.each([
  [2 * MINUTE_MS, "healthy"],
  [2 * MINUTE_MS + 1, "lagging"],
  [10 * MINUTE_MS, "lagging"],
  [10 * MINUTE_MS + 1, "stalled"],
] as const)("a run of a one-minute schedule that was silent for %i ms is %s", (nowMs, level) => {
  expect(judgeHealth(sampleRunRecord(), undefined, nowMs).level).toBe(level);
});

test("a run that writes all the time is stalled when its oldest savepoint is", () => {
  const nowMs = 3_600_000;
  const run = sampleRunRecord({ activeAtMs: nowMs });
  expect(judgeHealth(run, waiting, nowMs)).toEqual({
    level: "stalled",
    explanation: "Its oldest open savepoint has waited 1 hour for 3 entities.",
  });
});

test("short silences say nothing, however short the schedule is", () => {
  const run = sampleRunRecord({ schedule: parseInterval(100) });
  expect(judgeHealth(run, undefined, MINUTE_MS).level).toBe("healthy");
});

test("ticks are not taken for milliseconds", () => {
  const run = sampleRunRecord({ clock: "logical", schedule: parseInterval(86_400_000) });
  expect(judgeHealth(run, undefined, 301_000)).toEqual({
    level: "stalled",
    explanation: "Nothing has come from it for 5 minutes.",
  });
});

test.each([
  [{ status: "finished" }, "The run has finished."],
  [{ status: "failed" }, "The run has failed."],
  [{ schedule: "none" }, "The run takes no savepoints."],
] as const)("nothing is expected of %j", (change, explanation) => {
  const health = judgeHealth(sampleRunRecord(change), waiting, Number.MAX_SAFE_INTEGER);
  expect(health).toEqual({ level: "unknown", explanation });
});
