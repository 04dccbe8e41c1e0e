import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thrownCode } from "../../test/support/thrown-code.ts";
import { createByteReader } from "./byte-reader.ts";
import { createByteWriter } from "./byte-writer.ts";

describe("bytes that are written and read", () => {
  it("give every number back", () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger()), (values) => {
        const writer = createByteWriter();
        for (const value of values) {
          writer.unsigned(Math.abs(value));
          writer.signed(value);
        }
        const reader = createByteReader(writer.finish());
        for (const value of values) {
          expect(reader.unsigned()).toBe(Math.abs(value));
          expect(reader.signed()).toBe(value);
        }
        expect(reader.remaining).toBe(0);
      }),
    );
  });

  it("give every text and every byte back, whatever grows between", () => {
    const text = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(text, fc.uint8Array({ maxLength: 9_000 }), (label, raw) => {
        const writer = createByteWriter();
        writer.text(label);
        writer.bytes(raw);
        writer.text(`\ufeff${label}`);
        const reader = createByteReader(writer.finish());
        expect(reader.text(1_000)).toBe(label);
        expect(reader.bytes(raw.byteLength)).toEqual(raw);
        expect(reader.text(1_000)).toBe(`\ufeff${label}`);
      }),
    );
  });

  it("are copied out of the memory of a Buffer", () => {
    const source = Buffer.from([1, 2, 3]);
    const copy = createByteReader(source).bytes(3);
    source.fill(0);
    expect([...copy]).toEqual([1, 2, 3]);
    expect(Object.getPrototypeOf(copy)).toBe(Uint8Array.prototype);
  });
});

describe("bytes that make no sense are refused", () => {
  const read = (
    bytes: readonly number[],
    how: (reader: ReturnType<typeof createByteReader>) => unknown,
  ) => thrownCode(() => how(createByteReader(Uint8Array.from(bytes))));

  it.each([
    ["a number that goes on for ever", [0x80, 0x80, 0x80]],
    ["a number of more than 53 bits", [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]],
    ["a number that is stretched beyond every size", new Array<number>(2_000).fill(0x80)],
  ])("%s", (_, bytes) => {
    expect(read(bytes, (reader) => reader.unsigned())).toBe("INPUT.MALFORMED_BATCH");
  });

  it("a sign that is neither", () => {
    expect(read([2, 1], (reader) => reader.signed())).toBe("INPUT.MALFORMED_BATCH");
  });

  it("a text that is too long, cut off or not UTF-8", () => {
    expect(read([4, 97, 97, 97, 97], (reader) => reader.text(3))).toBe("INPUT.MALFORMED_BATCH");
    expect(read([4, 97], (reader) => reader.text(9))).toBe("INPUT.MALFORMED_BATCH");
    expect(read([2, 0xc3, 0x28], (reader) => reader.text(9))).toBe("INPUT.MALFORMED_BATCH");
  });

  it("more bytes than there are", () => {
    expect(read([1], (reader) => reader.bytes(2))).toBe("INPUT.MALFORMED_BATCH");
    expect(read([], (reader) => reader.byte())).toBe("INPUT.MALFORMED_BATCH");
  });
});
