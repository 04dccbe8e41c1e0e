import { expect, it } from "vitest";
import { formatPath } from "./property-path.ts";

it.each([
  [[], "$"],
  [["items", 3, "sku"], "$.items[3].sku"],
  [["$a_1", "b"], "$.$a_1.b"],
  [["odd key"], '$["odd key"]'],
  [["1st"], '$["1st"]'],
  [['say "hi"'], '$["say \\"hi\\""]'],
  [[""], '$[""]'],
] as const)("writes %j as %s", (steps, text) => {
  expect(formatPath(steps)).toBe(text);
});

it("shortens names that are very long", () => {
  expect(formatPath([`${"x".repeat(200)} y`]).length).toBeLessThan(80);
});
