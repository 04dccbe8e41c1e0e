import { expect, it } from "vitest";
import { movedRow } from "./row-focus.ts";

it("enters the list at the near end", () => {
  expect(movedRow(-1, 1, 5)).toBe(0);
  expect(movedRow(-1, -1, 5)).toBe(4);
});

it("stops at both ends", () => {
  expect(movedRow(4, 1, 5)).toBe(4);
  expect(movedRow(0, -1, 5)).toBe(0);
});

it("has nowhere to go in an empty list", () => {
  expect(movedRow(-1, 1, 0)).toBe(-1);
});
