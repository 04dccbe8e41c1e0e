import type { StateNode } from "@runbox/api";
import { expect, it } from "vitest";
import { findInState, keysAbove } from "./find-in-state.ts";
import { statePathKey } from "./state-path-text.ts";

const text = (value: string): StateNode => ({
  kind: "string",
  value,
  characterCount: value.length,
  isCut: false,
});

const root: StateNode = {
  kind: "object",
  size: 2,
  offset: 0,
  isCut: false,
  parts: [
    { step: "Currency", value: text("EUR") },
    {
      step: "lines",
      value: {
        kind: "array",
        size: 2,
        offset: 0,
        isCut: false,
        parts: [
          { step: 0, value: text("eur 5") },
          { step: 1, value: text("usd\u200B 5") },
        ],
      },
    },
  ],
};

it("finds names and texts whatever their case, in the order of the tree", () => {
  expect(findInState(root, "eur")).toEqual([["Currency"], ["lines", 0]]);
  expect(findInState(root, " CURR ")).toEqual([["Currency"]]);
});

it("finds hidden characters by the escape that is shown", () => {
  expect(findInState(root, "\\u200b")).toEqual([["lines", 1]]);
});

it("finds nothing by an empty text, nor by a count of parts", () => {
  expect(findInState(root, " ")).toEqual([]);
  expect(findInState(root, "2 items")).toEqual([]);
});

it("names what must be open", () => {
  expect(keysAbove(["lines", 0])).toEqual([statePathKey([]), statePathKey(["lines"])]);
  expect(keysAbove([])).toEqual([]);
});
