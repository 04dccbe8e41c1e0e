import { expect, it } from "vitest";
import { idFromText } from "./id-text.ts";

it("takes an id with the white space of a paste around it", () => {
  expect(idFromText("  billing-eu:2026.11 \n")).toBe("billing-eu:2026.11");
});

it.each(["", "two words", "-leading", "a/b", "a".repeat(129), "x\u202E"])(
  "finds no id in %j",
  (text) => {
    expect(idFromText(text)).toBeNull();
  },
);
