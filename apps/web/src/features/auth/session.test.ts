import { expect, it } from "vitest";
import { roleReaches } from "./session.ts";

it("lets each role do what the roles before it may, and no more", () => {
  expect(roleReaches("admin", "viewer")).toBe(true);
  expect(roleReaches("operator", "operator")).toBe(true);
  expect(roleReaches("viewer", "operator")).toBe(false);
  expect(roleReaches("operator", "admin")).toBe(false);
});
