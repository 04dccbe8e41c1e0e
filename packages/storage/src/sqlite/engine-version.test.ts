import { expect, it } from "vitest";
import { isOldEngine } from "./engine-version.ts";

it.each([
  ["3.51.2", true],
  ["3.50.9", true],
  ["3.9.99", true],
  ["3.51.3", false],
  ["3.52.0", false],
  ["4.0.0", false],
])("the engine %s is too old: %s", (version, isOld) => {
  expect(isOldEngine(version)).toBe(isOld);
});
