import { expect, it } from "vitest";
import { statePathKey, statePathText } from "./state-path-text.ts";

it.each([
  [[], "$"],
  [["cart", "items", 3, "sku"], "$.cart.items[3].sku"],
  [["unit price", 'a"b'], '$["unit price"]["a\\"b"]'],
  [["1st"], '$["1st"]'],
  [["run_\u202Egpj"], '$["run_\\u202Egpj"]'],
  [["<svg onload=alert(1)>"], '$["<svg onload=alert(1)>"]'],
])("writes %j as %s", (path, text) => {
  expect(statePathText(path)).toBe(text);
});

it("tells a position from a property of the same name", () => {
  expect(statePathKey([3])).not.toBe(statePathKey(["3"]));
});
