import type { WireRun, WireSavepoint } from "@runbox/api";
import { expect, it } from "vitest";
import { savepointLagMs } from "./savepoint-lag.ts";

const base = { schedule: 60_000 as WireRun["schedule"], createdAtMs: 1_000, activeAtMs: 9_000 };
const savepoint = (persistedAtMs: number) => ({ persistedAtMs }) as WireSavepoint;

it("counts from the newest savepoint to the last activity", () => {
  expect(savepointLagMs({ ...base, latestSavepoint: savepoint(7_000) })).toBe(2_000);
});

it("counts from the beginning while there is no savepoint", () => {
  expect(savepointLagMs({ ...base, latestSavepoint: null })).toBe(8_000);
});

it("is never negative, and unknown for a run that takes no savepoints", () => {
  expect(savepointLagMs({ ...base, latestSavepoint: savepoint(9_500) })).toBe(0);
  expect(savepointLagMs({ ...base, schedule: "none", latestSavepoint: null })).toBeNull();
});
