import type { StateNode } from "@runbox/api";
import { describe, expect, it } from "vitest";
import { statePathKey } from "./state-path-text.ts";
import { keysToLevel, stateRows } from "./state-rows.ts";

const one: StateNode = { kind: "number", value: 1 };

const root: StateNode = {
  kind: "object",
  size: 3,
  offset: 0,
  isCut: false,
  parts: [
    { step: "plain", value: one },
    {
      step: "rows",
      value: {
        kind: "array",
        size: 900,
        offset: 0,
        isCut: true,
        parts: [
          { step: 0, value: one },
          { step: 1, value: { kind: "object", size: 0, offset: 0, isCut: false, parts: [] } },
        ],
      },
    },
    {
      step: "\u202Eprices",
      value: {
        kind: "map",
        size: 1,
        offset: 0,
        isCut: false,
        parts: [
          {
            step: 0,
            key: { kind: "string", value: "sku", characterCount: 3, isCut: false },
            value: one,
          },
        ],
      },
    },
  ],
};

const labels = (...open: readonly (readonly (string | number)[])[]) =>
  stateRows(root, new Set(open.map(statePathKey))).map((row) =>
    row.kind === "node" ? row.label : `+${row.leftCount}`,
  );

describe("stateRows", () => {
  it("shows the closed state in one line", () => {
    expect(labels()).toEqual(["$"]);
  });

  it("shows the parts of open values, and how many are not loaded", () => {
    expect(labels([], ["rows"])).toEqual(["$", "plain", "rows", "0", "1", "+898", "\\u202Eprices"]);
  });

  it("names a map's entries by their keys", () => {
    expect(labels([], ["\u202Eprices"])).toContain('"sku" →');
  });

  it("keeps what is open inside a closed value out of sight", () => {
    expect(labels(["rows"])).toEqual(["$"]);
  });

  it("counts siblings that are not loaded", () => {
    const rows = stateRows(root, new Set([statePathKey([]), statePathKey(["rows"])]));
    expect(rows.find((row) => row.kind === "more")).toMatchObject({
      level: 3,
      position: 3,
      setSize: 900,
    });
    expect(rows[3]).toMatchObject({ level: 3, position: 1, setSize: 900 });
  });

  it("offers nothing to open where there is nothing inside", () => {
    const rows = stateRows(root, new Set([statePathKey([]), statePathKey(["rows"])]));
    const of = (path: readonly (string | number)[]) =>
      rows.find((row) => row.kind === "node" && row.key === statePathKey(path));
    expect(of(["plain"])).toMatchObject({ isExpanded: null });
    expect(of(["rows", 1])).toMatchObject({ isExpanded: null });
    expect(of(["rows"])).toMatchObject({ isExpanded: true });
  });
});

it("opens values down to a level", () => {
  expect(keysToLevel(root, 0)).toEqual(new Set());
  expect(keysToLevel(root, 1)).toEqual(new Set([statePathKey([])]));
  expect(keysToLevel(root, 2)).toEqual(new Set([[], ["rows"], ["\u202Eprices"]].map(statePathKey)));
});
