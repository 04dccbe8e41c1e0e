import { describe, expect, it } from "vitest";
import { noTests } from "./report-counts.mjs";
import { stages } from "./stages.mjs";
import { allPassed, summarise } from "./summary.mjs";

/**
 * @param {import("./run-stage.mjs").StageResult["outcome"]} outcome
 * @param {import("./report-counts.mjs").TestCounts} counts
 * @returns {import("./run-stage.mjs").StageResult}
 */
function result(outcome, counts = noTests) {
  const [stage] = stages;
  if (stage === undefined) throw new Error("there are no stages");
  return { stage, outcome, counts, cause: outcome === "passed" ? "" : "exit code 1", logFile: "" };
}

describe("summarise", () => {
  it("ends with the sum over stages", () => {
    const results = [
      result("passed"),
      result("passed", { passed: 5, failed: 0, skipped: 0 }),
      result("failed", { passed: 2, failed: 3, skipped: 0 }),
    ];
    expect(summarise(results).at(-1)).toBe("7 passed, 3 failed");
  });

  it("counts a stage that failed without a failed test", () => {
    const lines = summarise([
      result("passed", { passed: 5, failed: 0, skipped: 0 }),
      result("failed"),
    ]);
    expect(lines.at(-1)).toBe("5 passed, 1 failed");
    expect(lines[0]).toContain("exit code 1");
  });

  it("tells of skipped tests", () => {
    expect(summarise([result("passed", { passed: 1, failed: 0, skipped: 4 })])).toEqual([
      "4 skipped",
      "1 passed, 0 failed",
    ]);
  });
});

describe("allPassed", () => {
  it("takes a stage that was not run for no pass", () => {
    expect(allPassed([result("passed"), result("not run")])).toBe(false);
    expect(allPassed([result("passed")])).toBe(true);
  });
});
