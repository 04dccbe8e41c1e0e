import { describe, expect, it } from "vitest";
import type { StateRow } from "./state-rows.ts";
import { treeStep } from "./tree-movement.ts";

function row(level: number, isExpanded: boolean | null): StateRow {
  return {
    kind: "node",
    key: `${level}${isExpanded}`,
    path: [],
    level,
    position: 1,
    setSize: 1,
    label: "",
    node: { kind: "null" },
    isExpanded,
  };
}

/** `$` open, `a` open with `a.b`, then `c` closed. */
const rows = [row(1, true), row(2, true), row(3, null), row(2, false)];

describe("treeStep", () => {
  it.each([
    [0, "ArrowDown", { kind: "go", index: 1 }],
    [3, "ArrowDown", { kind: "go", index: 3 }],
    [0, "ArrowUp", { kind: "go", index: 0 }],
    [1, "End", { kind: "go", index: 3 }],
    [2, "Home", { kind: "go", index: 0 }],
    [0, "PageDown", { kind: "go", index: 2 }],
    [3, "PageUp", { kind: "go", index: 1 }],
    [1, "ArrowRight", { kind: "go", index: 2 }],
    [3, "ArrowRight", { kind: "open" }],
    [2, "ArrowRight", null],
    [1, "ArrowLeft", { kind: "close" }],
    [2, "ArrowLeft", { kind: "go", index: 1 }],
    [3, "ArrowLeft", { kind: "go", index: 0 }],
    [3, "Enter", { kind: "toggle" }],
    [3, " ", { kind: "toggle" }],
    [3, "x", null],
  ])("from line %i, %s gives %j", (current, key, step) => {
    expect(treeStep(rows, current, key, 2)).toEqual(step);
  });

  it("does nothing in an empty tree", () => {
    expect(treeStep([], 0, "ArrowDown", 10)).toBeNull();
  });
});
