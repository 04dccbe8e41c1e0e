import { expect, it } from "vitest";
import { thrownCode } from "../../test/support/thrown-code.ts";
import { parseDefinitions } from "./parse-definitions.ts";

it("keeps the order and the very states", () => {
  const state = { n: 1 };
  const [a, b] = parseDefinitions([
    { id: "b", state },
    { id: "a", state: null },
  ]);
  expect(a).toEqual({ id: "b", state });
  expect(a?.state).toBe(state);
  expect(b).toEqual({ id: "a", state: null });
});

it.each([
  ["ENTITY.NONE_REGISTERED", []],
  ["ENTITY.DUPLICATE", ["a", "b", "a"]],
  ["INPUT.INVALID_ID", ["a", "not an id"]],
])("refuses with %s", (code, ids) => {
  expect(thrownCode(() => parseDefinitions(ids.map((id) => ({ id, state: 0 }))))).toBe(code);
});
