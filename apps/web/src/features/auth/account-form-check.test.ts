import { expect, it } from "vitest";
import { checkAccountForm } from "./account-form-check.ts";

const good = { name: "Jana", email: "jana@example.org", password: "tram lemon winter boat" };

it("finds nothing wrong with a complete form", () => expect(checkAccountForm(good)).toEqual({}));

it("names every field that is wrong", () => {
  const problems = checkAccountForm({ name: "  ", email: "jana", password: "short" });
  expect(Object.keys(problems)).toEqual(["name", "email", "password"]);
});

it("leaves a weak password to the person", () => {
  expect(checkAccountForm({ ...good, password: "password2026" })).toEqual({});
});
