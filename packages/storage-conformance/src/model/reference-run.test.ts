import { describe, expect, it } from "vitest";
import { ReferenceRun, type ReferenceSavepoint } from "./reference-run.ts";

function completedBy(run: ReferenceRun, entity: string, instant: number, value: string) {
  const outcome = run.push(entity, instant, value);
  return outcome.kind === "taken" ? outcome.completed.map(contentOf) : outcome.kind;
}

function contentOf({ instant, states }: ReferenceSavepoint) {
  return [instant, Object.fromEntries(states)];
}

describe("the reference run is the documented rule", () => {
  it("follows the table of the contract, event by event", () => {
    const run = new ReferenceRun(10_000, 60_000, 10, ["A", "B", "C"]);
    expect(completedBy(run, "A", 60_000, "a1")).toEqual([]);
    expect(completedBy(run, "A", 120_000, "a2")).toEqual([]);
    expect(completedBy(run, "B", 120_000, "b2")).toEqual([]);
    expect([...run.open].map(([instant, saved]) => [instant, saved.size])).toEqual([
      [60_000, 2],
      [120_000, 2],
    ]);
    expect(completedBy(run, "C", 60_000, "c1")).toEqual([[60_000, { A: "a1", B: "b2", C: "c1" }]]);
    expect(completedBy(run, "C", 120_000, "c2")).toEqual([
      [120_000, { A: "a2", B: "b2", C: "c2" }],
    ]);
    expect(run.open.size).toBe(0);
  });

  it("does not persist an instant at which nobody pushed", () => {
    const run = new ReferenceRun(0, 10, 10, ["A", "B"]);
    completedBy(run, "A", 30, "a");
    expect(completedBy(run, "B", 30, "b")).toEqual([[30, { A: "a", B: "b" }]]);
    expect(run.frontier).toBe(30);
  });

  it("tells late, repeated, conflicting, unknown and misplaced pushes apart", () => {
    const run = new ReferenceRun(0, 10, 10, ["A", "B"]);
    completedBy(run, "A", 10, "a1");
    completedBy(run, "A", 30, "a3");
    completedBy(run, "A", 40, "a3");
    completedBy(run, "A", 50, "a5");
    expect(completedBy(run, "A", 50, "a5")).toBe("repeated");
    expect(completedBy(run, "A", 50, "other")).toBe("conflict");
    expect(completedBy(run, "A", 10, "other")).toBe("conflict");
    expect(completedBy(run, "A", 40, "other")).toBe("late-or-conflict");
    expect(completedBy(run, "A", 20, "other")).toBe("late");
    expect(completedBy(run, "C", 10, "c")).toBe("unknown-entity");
    expect(completedBy(run, "B", 15, "b")).toBe("off-schedule");
    completedBy(run, "B", 20, "b");
    expect(completedBy(run, "A", 10, "other")).toBe("late");
  });

  it("keeps the newest of the head's history, pins, readers, and nothing else", () => {
    const run = new ReferenceRun(0, 10, 1, ["A"]);
    for (const instant of [10, 20, 30, 40, 50]) run.push("A", instant, `a${instant}`);
    const [at10, at20, at30] = run.all;
    expect.assert(at10 !== undefined && at20 !== undefined && at30 !== undefined);
    at10.isPinned = true;
    at20.openReaders = 1;
    expect(run.prunable().must.map(({ instant }) => instant)).toEqual([30, 40]);
    run.begin(at30, ["A"], 10);
    expect(run.prunable().must.map(({ instant }) => instant)).toEqual([40, 50]);
    expect(run.history().map(({ instant }) => instant)).toEqual([30, 20, 10]);
  });
});
