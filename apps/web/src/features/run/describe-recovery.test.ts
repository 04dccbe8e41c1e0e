import { describe, expect, it } from "vitest";
import { describeRecovery, type ProgressStanding, type RunStanding } from "./describe-recovery.ts";

const run = (facts: Partial<RunStanding> = {}): RunStanding => ({
  schedule: 60_000,
  startFrom: 10_000,
  latestSavepoint: { instant: 120_000 },
  status: "running",
  entityCount: 3,
  ...facts,
});

const progress = (facts: Partial<ProgressStanding> = {}): ProgressStanding => ({
  entityCount: 3,
  frontier: 120_000,
  newestInstant: 120_000,
  open: [],
  openCount: 0,
  waitingSinceMs: null,
  ...facts,
});

describe("what would be lost", () => {
  it("is everything while nothing was complete", () => {
    const { loss, restorableInstant } = describeRecovery(run({ latestSavepoint: null }), null);
    expect(restorableInstant).toBeNull();
    expect(loss).toEqual({ kind: "everything", since: 10_000 });
  });

  it("is less than an interval while every entity stands at the restorable point", () => {
    expect(describeRecovery(run(), progress()).loss).toEqual({
      kind: "between",
      atLeast: 0,
      below: 60_000,
    });
  });

  it("reaches to the fastest entity, and less than an interval beyond", () => {
    expect(describeRecovery(run(), progress({ newestInstant: 300_000 })).loss).toEqual({
      kind: "between",
      atLeast: 180_000,
      below: 240_000,
    });
  });

  it("is not known when nobody tells how far the run is", () => {
    expect(describeRecovery(run({ status: "finished" }), null).loss).toEqual({ kind: "unknown" });
  });
});

describe("the next savepoint", () => {
  it("is the oldest open one", () => {
    const open = [
      { instant: 180_000, savedCount: 2 },
      { instant: 240_000, savedCount: 1 },
    ];
    const facts = progress({ open, openCount: 2, waitingSinceMs: 5 });
    expect(describeRecovery(run(), facts).next).toEqual({
      kind: "collecting",
      instant: 180_000,
      savedCount: 2,
      entityCount: 3,
      waitingSinceMs: 5,
      behindCount: 1,
    });
  });

  it("is the next instant of the schedule while nobody has saved for it", () => {
    const awaited = (instant: number) => ({ kind: "awaited", instant, entityCount: 3 });
    expect(describeRecovery(run(), progress()).next).toEqual(awaited(180_000));
    expect(describeRecovery(run(), null).next).toEqual(awaited(180_000));
    expect(describeRecovery(run({ latestSavepoint: null }), null).next).toEqual(awaited(60_000));
  });

  it("is none for a run that has ended or takes none", () => {
    expect(describeRecovery(run({ status: "failed" }), null).next).toEqual({ kind: "none" });
    expect(describeRecovery(run({ schedule: "none" }), null).next).toEqual({ kind: "none" });
  });
});
