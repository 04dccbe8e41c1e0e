import { describe, expect, it } from "vitest";
import { loginHref, safeReturnPath } from "./return-path.ts";

describe("safeReturnPath", () => {
  it.each([
    ["/runs?status=failed&q=a%26b", "/runs?status=failed&q=a%26b"],
    ["/runs/billing-eu#top", "/runs/billing-eu#top"],
  ])("keeps %s", (asked, path) => expect(safeReturnPath(asked)).toBe(path));

  it.each([
    [null],
    [""],
    ["runs"],
    ["https://evil.example/runs"],
    ["//evil.example/runs"],
    ["/\\evil.example"],
    ["\\\\evil.example"],
    ["/\t/evil.example"],
    ["javascript:alert(1)"],
    ["/login?returnTo=/audit"],
    ["/"],
  ])("goes to the runs instead of %j", (asked) => expect(safeReturnPath(asked)).toBe("/runs"));

  it("never lets a path begin with two slashes", () => {
    expect(safeReturnPath("/.//evil.example")).toBe("/evil.example");
  });
});

describe("loginHref", () => {
  it("carries the whole path with its query", () => {
    expect(loginHref("/runs?q=a&sort=id")).toBe("/login?returnTo=%2Fruns%3Fq%3Da%26sort%3Did");
  });

  it("leaves out the default", () => expect(loginHref("/runs")).toBe("/login"));
});
