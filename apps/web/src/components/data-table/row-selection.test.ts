import { expect, it } from "vitest";
import { selectionState, toggled, withAll } from "./row-selection.ts";

it("toggles one row without touching the set it was given", () => {
  const before = new Set(["a"]);
  expect([...toggled(before, "b")]).toEqual(["a", "b"]);
  expect([...toggled(before, "a")]).toEqual([]);
  expect([...before]).toEqual(["a"]);
});

it("is all, some or none by the shown rows alone", () => {
  expect(selectionState(new Set(["z"]), ["a", "b"])).toBe(false);
  expect(selectionState(new Set(["a"]), ["a", "b"])).toBe("indeterminate");
  expect(selectionState(new Set(["a", "b", "z"]), ["a", "b"])).toBe(true);
  expect(selectionState(new Set(), [])).toBe(false);
});

it("keeps rows that are not shown", () => {
  expect([...withAll(new Set(["z"]), ["a"], true)]).toEqual(["z", "a"]);
  expect([...withAll(new Set(["z", "a"]), ["a"], false)]).toEqual(["z"]);
});
