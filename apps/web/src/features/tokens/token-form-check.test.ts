import { expect, it } from "vitest";
import { checkTokenForm } from "./token-form-check.ts";

it("finds nothing wrong with a complete form", () => {
  expect(checkTokenForm({ name: "writer", scopes: ["runs:write"], runPrefix: "" })).toEqual({});
  expect(checkTokenForm({ name: "w", scopes: ["runs:write"], runPrefix: "flights-" })).toEqual({});
});

it("names every field that is wrong", () => {
  const problems = checkTokenForm({ name: " ", scopes: [], runPrefix: "-bad prefix" });
  expect(Object.keys(problems)).toEqual(["name", "scopes", "runPrefix"]);
});
