import { expect, it } from "vitest";
import { formatBytes, formatExactBytes } from "./bytes.ts";

it.each([
  [0, "0 B"],
  [999, "999 B"],
  [1_000, "1 kB"],
  [48_213_004, "48.2 MB"],
  [1_214_000_000, "1.21 GB"],
])("shows %d bytes as %s", (byteCount, shown) => {
  expect(formatBytes(byteCount)).toBe(shown);
});

it("counts every byte in the exact form", () => {
  expect(formatExactBytes(48_213_004)).toBe("48,213,004 bytes");
  expect(formatExactBytes(1)).toBe("1 byte");
});
