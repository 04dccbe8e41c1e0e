import type { TimelineMark } from "./timeline-mark.ts";

/** A mark for tests: persisted, one minute wide, with what is given. */
export function markOf(facts: Partial<TimelineMark>): TimelineMark {
  const end = facts.end ?? 60_000;
  return {
    key: `at-${end}`,
    start: end - 60_000,
    end,
    status: "persisted",
    savepointCount: 1,
    savedShare: 1,
    note: null,
    isPinned: false,
    addedBytes: 100,
    durationMs: 10,
    title: "Savepoint",
    facts: [],
    savepointId: "sp_1",
    ...facts,
  };
}
