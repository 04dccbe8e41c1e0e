import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { digestBytes } from "./digest-bytes.ts";

it("is the first half of SHA-256 in hexadecimal", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const whole = createHash("sha256").update(bytes).digest("hex");
      expect(digestBytes(bytes)).toBe(whole.slice(0, 32));
    }),
  );
});

it("reads only the bytes of a view", () => {
  const memory = Uint8Array.of(9, 1, 2, 3, 9);
  expect(digestBytes(memory.subarray(1, 4))).toBe(digestBytes(Uint8Array.of(1, 2, 3)));
});
