import { expect, it } from "vitest";
import { bytesOfBase64 } from "./bytes-of-base64.ts";
import { hexLine, hexLineCount } from "./hex-dump.ts";

it("counts a line that is not full", () => {
  expect([0, 1, 16, 17].map(hexLineCount)).toEqual([0, 1, 1, 2]);
});

it("writes address, bytes and printable characters", () => {
  const bytes = bytesOfBase64(btoa(`${"a".repeat(16)}<b>\u0000\u00FF\u001B[31m`));
  expect(hexLine(bytes, 1)).toEqual({
    address: "00000010",
    hex: "3c 62 3e 00 ff 1b 5b 33 31 6d",
    text: "<b>···[31m",
  });
});
