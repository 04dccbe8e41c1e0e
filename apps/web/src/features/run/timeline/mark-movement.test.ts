import { describe, expect, it } from "vitest";
import { markOf } from "./mark.fixture.ts";
import { moveFocus } from "./mark-movement.ts";

const marks = (["persisted", "late", "pruned", "open", "persisted"] as const).map((status, index) =>
  markOf({ status, end: index * 60_000 }),
);

describe("moveFocus", () => {
  it.each([
    [1, "ArrowRight", false, 2],
    [1, "ArrowLeft", false, 0],
    [4, "ArrowRight", false, 4],
    [0, "ArrowLeft", false, 0],
    [2, "Home", false, 0],
    [2, "End", false, 4],
    [0, "ArrowRight", true, 1],
    [1, "ArrowRight", true, 3],
    [3, "ArrowRight", true, null],
    [3, "ArrowLeft", true, 1],
    [2, "x", false, null],
  ])("from mark %i, %s (Shift %s) goes to %j", (current, key, isShift, to) => {
    expect(moveFocus(marks, current, key, isShift)).toBe(to);
  });

  it("goes nowhere without marks", () => {
    expect(moveFocus([], 0, "End", false)).toBeNull();
  });
});
