import type { StateBranchNode, StateNode, StatePart } from "@runbox/api";
import { describe, expect, it } from "vitest";
import { loadedUntil, mergeLoaded, nodeAt } from "./state-branch.ts";

const number = (value: number): StateNode => ({ kind: "number", value });

function list(size: number, offset: number, values: readonly number[]): StateBranchNode {
  const parts = values.map((value, i): StatePart => ({ step: offset + i, value: number(value) }));
  return { kind: "array", size, offset, parts, isCut: offset + parts.length < size };
}

function record(parts: readonly StatePart[]): StateBranchNode {
  return { kind: "object", size: parts.length, offset: 0, parts, isCut: false };
}

describe("mergeLoaded", () => {
  it("appends the parts that follow", () => {
    const root = record([{ step: "rows", value: list(4, 0, [10, 11]) }]);
    const merged = mergeLoaded(root, ["rows"], list(4, 2, [12, 13]));
    expect(nodeAt(merged, ["rows"])).toEqual(list(4, 0, [10, 11, 12, 13]));
    expect(nodeAt(merged, ["rows", 3])).toEqual(number(13));
  });

  it("takes parts that came twice once", () => {
    expect(mergeLoaded(list(4, 0, [10, 11]), [], list(4, 1, [11, 12]))).toEqual(
      list(4, 0, [10, 11, 12]),
    );
  });

  it("leaves no gap", () => {
    const known = list(9, 0, [10]);
    expect(mergeLoaded(known, [], list(9, 5, [15]))).toBe(known);
  });

  it("fills a value that was cut for its depth", () => {
    const merged = mergeLoaded(list(2, 0, []), [], list(2, 0, [1, 2]));
    expect(merged).toEqual(list(2, 0, [1, 2]));
  });

  it("changes nothing where the tree has no such path", () => {
    const root = record([{ step: "a", value: number(1) }]);
    expect(mergeLoaded(root, ["b"], list(1, 0, [1]))).toEqual(root);
    expect(mergeLoaded(root, ["a", "b"], list(1, 0, [1]))).toEqual(root);
  });
});

it("finds nothing below a value without parts", () => {
  expect(nodeAt(number(1), ["a"])).toBeUndefined();
  expect(loadedUntil(list(9, 3, [1, 2]))).toBe(5);
});
