import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { toastStyleHashes } from "./toast-style-hash.ts";

const sha256 = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

it("covers the style element of the installed toast library, empty and filled", () => {
  const source = readFileSync(fileURLToPath(import.meta.resolve("sonner")), "utf8");
  const literal = /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(source)?.[1];
  const css: unknown = JSON.parse(literal ?? '""');
  expect(css).toContain("[data-sonner-toaster]");
  expect(toastStyleHashes).toEqual([sha256(""), sha256(String(css))]);
});
