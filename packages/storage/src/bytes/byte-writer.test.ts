import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createByteReader } from "./byte-reader.ts";
import { createByteWriter } from "./byte-writer.ts";

describe("bytes", () => {
  it("give back every number and text that was written", () => {
    const item = fc.oneof(
      fc.record({ kind: fc.constant("varint" as const), value: fc.maxSafeNat() }),
      fc.record({ kind: fc.constant("text" as const), value: fc.string({ unit: "grapheme" }) }),
      fc.record({ kind: fc.constant("float64" as const), value: fc.double({ noNaN: true }) }),
    );
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const writer = createByteWriter();
        for (const { kind, value } of items) {
          if (kind === "text") writer.text(value);
          else writer[kind](value);
        }
        const reader = createByteReader(writer.finish());
        const values = items.map(({ kind }) =>
          kind === "text" ? reader.text(1_000_000) : reader[kind](),
        );
        expect(values).toEqual(items.map(({ value }) => value));
        reader.end();
      }),
    );
  });

  it("are refused when they end inside a value, or go on after the last", () => {
    const reader = createByteReader(Uint8Array.of(0x80));
    expect(() => reader.varint()).toThrow("ends too early");
    expect(() => createByteReader(Uint8Array.of(1)).end()).toThrow("follows its end");
    expect(() => createByteReader(Uint8Array.of(5, 65)).text(100)).toThrow("ends too early");
  });

  it("are refused when a number is longer or larger than any that is written", () => {
    expect(() => createByteReader(new Uint8Array(20).fill(0xff)).varint()).toThrow("too long");
    const large = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f);
    expect(() => createByteReader(large).varint()).toThrow("too large");
  });

  it("are refused when a text is longer than makes sense", () => {
    const writer = createByteWriter();
    writer.text("x".repeat(50));
    expect(() => createByteReader(writer.finish()).text(49)).toThrow("text is too long");
  });
});
