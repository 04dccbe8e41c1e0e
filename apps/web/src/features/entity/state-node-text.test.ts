import type { StateNode } from "@runbox/api";
import { describe, expect, it } from "vitest";
import { stateNodeNote, stateNodePreview, stateNodeText } from "./state-node-text.ts";

const branch = (kind: "object" | "array" | "map" | "set", size: number): StateNode => ({
  kind,
  size,
  offset: 0,
  parts: [],
  isCut: size > 0,
});

describe("stateNodeText", () => {
  it.each<[StateNode, string]>([
    [{ kind: "null" }, "null"],
    [{ kind: "undefined" }, "undefined"],
    [{ kind: "boolean", value: false }, "false"],
    [{ kind: "number", value: 1e21 }, "1e+21"],
    [{ kind: "special-number", text: "-0" }, "-0"],
    [{ kind: "bigint", text: "123456789012345678901", isCut: false }, "123456789012345678901n"],
    [{ kind: "bigint", text: "123", isCut: true }, "123…"],
    [{ kind: "date", epochMs: 0, iso: "1970-01-01T00:00:00.000Z" }, "1970-01-01T00:00:00.000Z"],
    [{ kind: "date", epochMs: null, iso: null }, "invalid date"],
    [{ kind: "reference", path: ["a", 1] }, "same as $.a[1]"],
    [branch("object", 1), "1 property"],
    [branch("array", 2_500), "2,500 items"],
    [branch("map", 3), "3 entries"],
    [branch("set", 1), "1 value"],
  ])("shows %j as %s", (node, text) => {
    expect(stateNodeText(node)).toBe(text);
  });

  it("makes what hides in a text visible, and leaves markup the text it is", () => {
    const value = "<b>\u202Egpj\u200B</b>\n";
    expect(stateNodeText({ kind: "string", value, characterCount: 12, isCut: false })).toBe(
      '"<b>\\u202Egpj\\u200B</b>\\n"',
    );
  });

  it("shows the first bytes of bytes", () => {
    const node: StateNode = {
      kind: "bytes",
      type: "Uint8Array",
      byteCount: 300,
      base64: btoa("<script>alert(1)"),
      isCut: true,
    };
    expect(stateNodeText(node)).toBe("3c 73 63 72 69 70 74 3e 61 6c 65 72 …");
    expect(stateNodeNote(node)).toBe("Uint8Array, 300 bytes");
  });
});

it("says how long a cut text is", () => {
  const text = { kind: "string", value: "lorem", characterCount: 4_800, isCut: true } as const;
  expect(stateNodeText(text)).toBe('"lorem…"');
  expect(stateNodeNote(text)).toBe("4,800 characters");
  expect(stateNodeNote({ ...text, isCut: false })).toBeNull();
});

describe("a preview", () => {
  const text = (value: string): StateNode => ({
    kind: "string",
    value,
    characterCount: value.length,
    isCut: false,
  });

  it("names the first parts, and says that there are more", () => {
    const parts = ["a", "b", "c", "d", "e"].map((step) => ({ step, value: text(step) }));
    const node: StateNode = { kind: "object", size: 5, offset: 0, isCut: false, parts };
    expect(stateNodePreview(node)).toBe('a "a", b "b", c "c", d "d", …');
  });

  it("shows values alone where positions say nothing, and hides nothing", () => {
    const parts = [
      { step: 0, value: text("\u202Ex") },
      { step: 1, value: branch("array", 3) },
    ];
    const node: StateNode = { kind: "array", size: 2, offset: 0, isCut: false, parts };
    expect(stateNodePreview(node)).toBe('"\\u202Ex", 3 items');
  });

  it("is nothing of an empty value, one that is not loaded, or one without parts", () => {
    expect(stateNodePreview(branch("object", 0))).toBeNull();
    expect(stateNodePreview(branch("object", 7))).toBeNull();
    expect(stateNodePreview({ kind: "null" })).toBeNull();
  });
});
