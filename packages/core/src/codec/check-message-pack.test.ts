import fc from "fast-check";
import { Packr } from "msgpackr";
import { describe, expect, it } from "vitest";
import { thrownCode } from "../../test/support/thrown-code.ts";
import { checkMessagePack } from "./check-message-pack.ts";
import { STATE_DEPTH_MAX } from "./state-limits.ts";

const packr = new Packr({ useRecords: false, moreTypes: false, variableMapSize: true });
const check = (bytes: Iterable<number>, allowBytes = true) =>
  thrownCode(() => checkMessagePack(Uint8Array.from(bytes), allowBytes));

describe("the check of MessagePack", () => {
  it("passes whatever plain data is packed into", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => check(packr.pack(value), false) === "nothing thrown"),
    );
  });

  it("passes lists, maps, texts and bytes of every width of length", () => {
    for (const length of [0, 15, 16, 31, 32, 255, 256, 65_535, 65_536]) {
      const list = Array.from({ length }, (_, index) => index);
      const map = Object.fromEntries(list.map((index) => [`name ${index}`, undefined]));
      const value = [list, map, "x".repeat(length), new Uint8Array(length)];
      expect(check(packr.pack(value))).toBe("nothing thrown");
    }
  });

  it("refuses what is cut off anywhere, and what has more behind", () => {
    const bytes = packr.pack({ list: [1, -70_000, 1.5, "text"], none: null, no: undefined });
    for (let length = 0; length < bytes.byteLength; length++) {
      expect(check(bytes.subarray(0, length))).toBe("STATE.CORRUPT");
    }
    expect(check([...bytes, 0])).toBe("STATE.CORRUPT");
  });

  it.each([
    ["a date extension", [0xd6, 0xff, 0, 0, 0, 1]],
    ["a set extension", [0xd4, 0x73, 0x00, 0x90]],
    ["an error extension", [0xd4, 0x65, 0x00, 0x92, 0xa1, 0x61, 0xa1, 0x62]],
    ["a regular expression extension", [0xd4, 0x78, 0x00, 0x92, 0xa1, 0x61, 0xa0]],
    ["a record definition", [0xd4, 0x72, 0x40, 0x91, 0xa1, 0x61, 0x01]],
    ["a long extension", [0xc7, 0x01, 0x42, 0x01]],
    ["an unsigned integer of 64 bits", [0xcf, 0, 0, 0, 0, 0, 0, 0, 1]],
    ["a signed integer of 64 bits", [0xd3, 0, 0, 0, 0, 0, 0, 0, 1]],
    ["the byte that means nothing", [0xc1]],
    ["a number as a name", [0x81, 0x01, 0x01]],
    ["a list as a name", [0x81, 0x90, 0x01]],
    ["a list that claims four thousand million elements", [0xdd, 0xff, 0xff, 0xff, 0xff, 0xc0]],
    ["a map that claims as many", [0xdf, 0xff, 0xff, 0xff, 0xff, 0xa0, 0xc0]],
    ["a text longer than the rest", [0xdb, 0xff, 0xff, 0xff, 0xff, 0x61]],
  ])("refuses %s", (_, bytes) => {
    expect(check(bytes)).toBe("STATE.CORRUPT");
  });

  it("takes bytes only where they are allowed", () => {
    expect(check([0xc4, 1, 7], true)).toBe("nothing thrown");
    expect(check([0xc4, 1, 7], false)).toBe("STATE.CORRUPT");
  });

  it("refuses a nesting that no state has, however long it is", () => {
    const nested = (levels: number) => [...new Array<number>(levels).fill(0x91), 0xc0];
    expect(check(nested(STATE_DEPTH_MAX + 1))).toBe("nothing thrown");
    expect(check(nested(STATE_DEPTH_MAX + 2))).toBe("STATE.CORRUPT");
    expect(check(nested(2_000_000))).toBe("STATE.CORRUPT");
  });
});
