import type { StateNode } from "@runbox/api";
import { describe, expect, it } from "vitest";
import { nodeAt } from "./state-branch.ts";
import { statePathKey } from "./state-path-text.ts";
import { changeTree, openTree } from "./tree-state.ts";

const one: StateNode = { kind: "number", value: 1 };
const cut: StateNode = { kind: "array", size: 2, offset: 0, parts: [], isCut: true };
const whole: StateNode = {
  kind: "array",
  size: 2,
  offset: 0,
  isCut: false,
  parts: [
    { step: 0, value: one },
    { step: 1, value: one },
  ],
};
const root: StateNode = {
  kind: "object",
  size: 1,
  offset: 0,
  isCut: false,
  parts: [{ step: "rows", value: cut }],
};
const top = statePathKey([]);
const rows = statePathKey(["rows"]);

describe("the tree of a state", () => {
  it("begins with the state's own parts in sight", () => {
    expect(openTree(root)).toMatchObject({ expanded: new Set([top]), activeKey: top });
    expect(openTree(one).expanded).toEqual(new Set());
  });

  it("opens and closes values", () => {
    const opened = changeTree(openTree(root), { kind: "open", key: rows });
    expect(opened.expanded).toEqual(new Set([top, rows]));
    expect(changeTree(opened, { kind: "close", key: rows }).expanded).toEqual(new Set([top]));
  });

  it("takes in what was loaded, and forgets that it was on the way", () => {
    const began = changeTree(openTree(root), { kind: "load-began", key: rows });
    expect(began.loading).toEqual(new Set([rows]));
    const ended = changeTree(began, { kind: "load-ended", path: ["rows"], node: whole });
    expect(ended.loading).toEqual(new Set());
    expect(nodeAt(ended.root, ["rows"])).toEqual(whole);
  });

  it("keeps why a load failed until the next one begins", () => {
    const failed = changeTree(openTree(root), { kind: "load-failed", key: rows, text: "no" });
    expect(failed.failure).toEqual({ key: rows, text: "no" });
    expect(changeTree(failed, { kind: "load-began", key: rows }).failure).toBeNull();
  });

  it("opens everything above a value that is looked for", () => {
    const closed = changeTree(openTree(root), { kind: "open-levels", levelCount: 0 });
    expect(closed.expanded).toEqual(new Set());
    const revealed = changeTree(closed, { kind: "reveal", path: ["rows", 1] });
    expect(revealed.expanded).toEqual(new Set([top, rows]));
    expect(revealed.activeKey).toBe(statePathKey(["rows", 1]));
  });
});
