import { describe, expect, it } from "vitest";
import { judgePassword } from "./password-strength.ts";

describe("judgePassword", () => {
  it.each([
    ["", "too-short"],
    ["ninechars", "too-short"],
    ["aaaaaaaaaaaaaaaaaaaa", "weak"],
    ["MyPassword2026!!", "weak"],
    ["jana-horvathova-1", "weak"],
    ["tram lemon 7", "fair"],
    ["tram lemon winter boat", "good"],
  ])("judges %j as %s", (password, level) => {
    expect(judgePassword(password, ["Jana Horvathova", "jana@example.org"]).level).toBe(level);
  });

  it("counts characters as people do", () => {
    expect(judgePassword("🚋🍋❄🛶🌊🔥🎈🎹🚀", []).level).toBe("too-short");
  });
});
