import { readFileSync } from "node:fs";
import { ERROR_CODES } from "@runbox/core";
import { expect, test } from "vitest";

const document = readFileSync(new URL("../../../../docs/errors.md", import.meta.url), "utf8");
const rows = [...document.matchAll(/^\| `([A-Z_.]+)` +\|(.*)\| (yes|no) +\|$/gm)];

test("docs/errors.md explains every code once, and no other", () => {
  const documented = rows.map(([, code]) => code);
  expect(documented.toSorted()).toEqual(Object.keys(ERROR_CODES).toSorted());
});

test("docs/errors.md says rightly which errors a retry can overcome", () => {
  const documented = Object.fromEntries(rows.map(([, code, , retry]) => [code, retry === "yes"]));
  const declared = Object.entries(ERROR_CODES).map(([code, { retryable }]) => [code, retryable]);
  expect(documented).toEqual(Object.fromEntries(declared));
});

test("every row has a meaning, a when and a what to do", () => {
  for (const [, code, cells = ""] of rows) {
    const filled = cells.split(" | ").filter((cell) => cell.trim().length > 5);
    expect(filled.length, code).toBe(3);
  }
});
