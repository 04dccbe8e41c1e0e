import { describe, expect, it } from "vitest";
import { readCounts, sumCounts } from "./report-counts.mjs";

describe("readCounts", () => {
  it("reads vitest", () => {
    const report = {
      numPassedTests: 7,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [{ status: "failed", assertionResults: [{ status: "failed" }] }],
    };
    expect(readCounts("vitest", report)).toEqual({ passed: 7, failed: 1, skipped: 3 });
  });

  it("counts a vitest file that could not be loaded as one failure", () => {
    const report = {
      numPassedTests: 7,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [{ status: "failed", assertionResults: [] }, { status: "passed" }],
    };
    expect(readCounts("vitest", report)).toEqual({ passed: 7, failed: 1, skipped: 0 });
  });

  it("reads playwright, a flaky pass being a pass", () => {
    const stats = { expected: 5, flaky: 1, unexpected: 2, skipped: 3 };
    expect(readCounts("playwright", { stats, errors: [] })).toEqual({
      passed: 6,
      failed: 2,
      skipped: 3,
    });
  });

  it("counts what went wrong outside of playwright's tests", () => {
    const stats = { expected: 0, flaky: 0, unexpected: 0, skipped: 0 };
    const errors = [{ message: "the server did not start" }];
    expect(readCounts("playwright", { stats, errors })).toMatchObject({ failed: 1 });
  });

  it("reads plain counts, with skipped left out", () => {
    expect(readCounts("counts", { passed: 3, failed: 0 })).toEqual({
      passed: 3,
      failed: 0,
      skipped: 0,
    });
  });

  it.each(/** @type {const} */ (["vitest", "playwright", "counts"]))(
    "refuses a %s report without numbers",
    (format) => {
      expect(readCounts(format, {})).toBeUndefined();
      expect(readCounts(format, null)).toBeUndefined();
    },
  );
});

describe("sumCounts", () => {
  it("adds up, from nothing", () => {
    expect(sumCounts([])).toEqual({ passed: 0, failed: 0, skipped: 0 });
    const one = { passed: 1, failed: 2, skipped: 3 };
    expect(sumCounts([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
  });
});
