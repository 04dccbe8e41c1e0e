import type { WireUser } from "@runbox/api";
import { expect, it } from "vitest";
import { isLastAdmin } from "./last-admin.ts";

function user(userId: string, role: WireUser["role"], isDisabled = false): WireUser {
  return { userId, role, isDisabled, email: `${userId}@example.org`, name: userId, createdAtMs: 0 };
}

it("knows the only administrator who can still sign in", () => {
  const users = [user("a", "admin"), user("b", "admin", true), user("c", "operator")];
  expect(isLastAdmin(users, "a")).toBe(true);
  expect(isLastAdmin(users, "b")).toBe(false);
  expect(isLastAdmin(users, "c")).toBe(false);
});

it("has no last administrator while there are two", () => {
  expect(isLastAdmin([user("a", "admin"), user("b", "admin")], "a")).toBe(false);
});
