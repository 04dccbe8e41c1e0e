import type { WireRun } from "@runbox/api";

/**
 * How much work no savepoint holds yet: wall time from the newest persisted savepoint (or the
 * creation of the run) to its last activity, in milliseconds. Null for a run that takes none.
 */
export function savepointLagMs(
  run: Pick<WireRun, "schedule" | "latestSavepoint" | "activeAtMs" | "createdAtMs">,
): number | null {
  if (run.schedule === "none") return null;
  const savedAtMs = run.latestSavepoint?.persistedAtMs ?? run.createdAtMs;
  return Math.max(0, run.activeAtMs - savedAtMs);
}
