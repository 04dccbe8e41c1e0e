import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thrownCode } from "../../test/support/thrown-code.ts";
import { parseEntityId, parseRunId, parseSavepointId } from "./ids.ts";

const parsers = [
  ["run", parseRunId],
  ["entity", parseEntityId],
  ["savepoint", parseSavepointId],
] as const;

describe.each(parsers)("the id of a %s", (_, parse) => {
  const first = "ABCXYZabcxyz0189";
  const grammar = fc
    .tuple(
      fc.constantFrom(...first),
      fc.string({ unit: fc.constantFrom(...`${first}._:-`), maxLength: 127 }),
    )
    .map(([head, tail]) => head + tail);

  it("is every text of the grammar, unchanged", () => {
    fc.assert(fc.property(grammar, (text) => parse(text) === text));
  });

  it("is no text with a character from outside", () => {
    const outside = fc
      .nat(0xffff)
      .map((code) => String.fromCharCode(code))
      .filter((character) => !/^[A-Za-z0-9._:-]$/.test(character));
    fc.assert(
      fc.property(grammar, outside, fc.nat(128), (text, character, at) => {
        const broken = text.slice(0, at) + character + text.slice(at);
        return thrownCode(() => parse(broken)) === "INPUT.INVALID_ID";
      }),
    );
  });

  it.each(["", ".a", "-a", "_a", ":a", "a\n", "a b", "ä", "a/b", "a".repeat(129)])(
    "is not %j",
    (text) => {
      expect(thrownCode(() => parse(text))).toBe("INPUT.INVALID_ID");
    },
  );

  it("has at most 128 characters", () => {
    expect(parse("a".repeat(128))).toHaveLength(128);
  });

  it("is no other type", () => {
    for (const value of [undefined, null, 1, {}, ["a"]] as unknown[]) {
      expect(thrownCode(() => parse(value as string))).toBe("INPUT.INVALID_ID");
    }
  });
});
