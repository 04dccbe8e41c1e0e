import type { WireRun } from "@runbox/api";
import { describe, expect, it } from "vitest";
import { flattenRuns, updateInPlace, waitingRuns, waitingText, withoutRuns } from "./merge-runs.ts";

function run(runId: string, facts: Partial<WireRun> = {}): WireRun {
  // The functions look at the id and the time of creation only.
  return { runId, createdAtMs: 0, activeAtMs: 0, ...facts } as WireRun;
}

const ids = (runs: readonly WireRun[]) => runs.map((each) => String(each.runId));

describe("flattenRuns", () => {
  it("shows a run once, at its first place, when it comes on two pages", () => {
    const pages = [
      { items: [run("a"), run("b")], nextCursor: "x" },
      { items: [run("b"), run("c")], nextCursor: null },
    ];
    expect(ids(flattenRuns(pages))).toEqual(["a", "b", "c"]);
  });
});

describe("updateInPlace", () => {
  it("takes newer facts and moves nothing", () => {
    const pages = [{ items: [run("a"), run("b")], nextCursor: null }];
    const fresh = [run("c"), run("b", { activeAtMs: 9 })];
    const updated = updateInPlace(pages, fresh);
    expect(ids(flattenRuns(updated))).toEqual(["a", "b"]);
    expect(flattenRuns(updated)[1]?.activeAtMs).toBe(9);
  });
});

describe("withoutRuns", () => {
  it("takes deleted runs out", () => {
    const pages = [{ items: [run("a"), run("b")], nextCursor: null }];
    expect(ids(flattenRuns(withoutRuns(pages, new Set(["a"]))))).toEqual(["b"]);
  });
});

describe("waitingRuns", () => {
  it("tells new runs from old ones that moved up", () => {
    const shown = [run("a")];
    const fresh = [run("n", { createdAtMs: 100 }), run("o", { createdAtMs: 5 }), run("a")];
    expect(waitingRuns(shown, fresh, 50)).toEqual({ newCount: 1, movedCount: 1 });
  });
});

describe("waitingText", () => {
  it.each([
    [{ newCount: 0, movedCount: 0 }, null],
    [{ newCount: 1, movedCount: 0 }, "1 new run"],
    [{ newCount: 5, movedCount: 0 }, "5 new runs"],
    [{ newCount: 0, movedCount: 1 }, "1 run moved up"],
    [{ newCount: 2, movedCount: 3 }, "2 new, 3 runs moved up"],
  ])("says %j as %j", (waiting, text) => expect(waitingText(waiting)).toBe(text));
});
