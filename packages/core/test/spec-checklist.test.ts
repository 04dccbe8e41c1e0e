import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const packageRoot = new URL("../", import.meta.url);
const spec = readFileSync(new URL("SPEC.md", packageRoot), "utf8");

const invariants = [...spec.matchAll(/^- \*\*(I\d+)\*\* /gm)].map(([, name]) => name ?? "");
const byInvariant = [...spec.matchAll(/^\| (I\d+) +\| .*\|(.*)\|$/gm)].flatMap(
  ([, invariant, tests = ""]) =>
    [...tests.matchAll(/`([^`]+)`/g)].map(([, test]) => `${invariant} ${test}`),
);
const byTest = [...spec.matchAll(/^\| `([^`]+\.test\.ts)` +\|(.*)\|$/gm)].flatMap(
  ([, test, names = ""]) =>
    names
      .trim()
      .split(", ")
      .map((invariant) => `${invariant} ${test}`),
);

it("the invariants are numbered without a gap", () => {
  expect(invariants.length).toBeGreaterThan(20);
  expect(invariants).toEqual(invariants.map((_, index) => `I${index + 1}`));
});

it("every invariant has a test, and the two checklists say the same", () => {
  expect([...new Set(byInvariant.map((pair) => pair.split(" ")[0]))]).toEqual(invariants);
  expect(byTest.toSorted()).toEqual(byInvariant.toSorted());
});

it("every test that is named exists", () => {
  for (const test of new Set(byTest.map((pair) => pair.split(" ")[1] ?? ""))) {
    const path = test.startsWith("test/") ? test : `src/${test}`;
    expect(existsSync(new URL(path, packageRoot)), path).toBe(true);
  }
});
