import { describe, expect, it } from "vitest";
import { hasHiddenCharacters, visibleText } from "./visible-text.ts";

describe("visible text", () => {
  it.each([
    ["right-to-left override", "run_\u202Egpj.exe", "run_\\u202Egpj.exe"],
    ["isolates", "\u2066a\u2069", "\\u2066a\\u2069"],
    ["zero-width space and joiner", "a\u200Bb\u200Dc", "a\\u200Bb\\u200Dc"],
    ["byte order mark", "\uFEFFid", "\\uFEFFid"],
    ["soft hyphen", "pay\u00ADments", "pay\\u00ADments"],
    ["no-break space", "a\u00A0b", "a\\u00A0b"],
    ["terminal escape", "\u001B[31mred", "\\u001B[31mred"],
    ["line break and tab", "a\nb\tc\r", "a\\nb\\tc\\r"],
    ["tag characters beyond the basic plane", "a\u{E0041}", "a\\u{E0041}"],
    ["a lone surrogate", "a\uD800", "a\\uD800"],
    ["a letter drawn as nothing", "a\u3164b", "a\\u3164b"],
    ["a blank Braille pattern", "a\u2800b", "a\\u2800b"],
    ["a variation selector", "a\uFE0F", "a\\uFE0F"],
  ])("escapes %s", (_name, text, shown) => {
    expect(visibleText(text)).toBe(shown);
    expect(hasHiddenCharacters(text)).toBe(true);
  });

  it.each(["billing-eu", "Žilina – účet 42", "实体", "a b", "quote \" ' \\"])(
    "leaves %j alone",
    (text) => {
      expect(visibleText(text)).toBe(text);
      expect(hasHiddenCharacters(text)).toBe(false);
    },
  );

  it("leaves nothing hidden in its own result", () => {
    const once = visibleText("\u0000\u202E\u200B\u{E0001}");
    expect(visibleText(once)).toBe(once);
  });
});
