import type { Digest } from "@runbox/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { digestEqualsHex, digestToHex, writeDigest } from "./digest-hex.ts";

const anyDigest = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString("hex") as Digest);

it("a digest that was written into a column reads the same and equals itself alone", () => {
  fc.assert(
    fc.property(anyDigest, anyDigest, fc.nat({ max: 3 }), (digest, other, row) => {
      const column = new Uint8Array(64);
      writeDigest(column, row, digest);
      expect(digestToHex(column, row)).toBe(digest);
      expect(digestEqualsHex(column, row, digest)).toBe(true);
      expect(digestEqualsHex(column, row, other)).toBe(digest === other);
    }),
  );
});
